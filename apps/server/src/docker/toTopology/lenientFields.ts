import * as z from 'zod';

/** A field that may be missing; plain `z.unknown()` must be there (zod 4.6). */
export const anyField = z.unknown().optional();

/**
 * What engines send, taken leniently: any field may be missing, null or of another type (swarm networks not yet
 * allocated and Podman do all three), and one odd field must not hide an entity.
 */
export const textField = anyField.transform((value) => (typeof value === 'string' ? value : ''));
export const flagField = anyField.transform((value) => value === true);
export const numberField = anyField.transform((value) => (typeof value === 'number' ? value : 0));
export const textListField = anyField.transform((value) =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [],
);

/** R30: not `z.record`, which drops the key `__proto__`; `fromEntries` keeps it as an own property. */
export const textMapField = anyField.transform((value): Record<string, string> =>
  Object.fromEntries(
    entriesOf(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ),
);

/** The entries of an object keyed by foreign strings; none of anything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** An object of which any part may be missing: `null` and the like read as `{}`. */
export const objectField = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? value : {}), z.object(shape));

/** The engine's empty string, and Podman's printed nil, are "none". */
export const textOrNull = (value: string): string | null =>
  value === '' || value === '<nil>' ? null : value;

/** A moment as ISO 8601; the engine's year 1 means never. */
export const timestampOrNull = (value: string): string | null =>
  value === '' || value.startsWith('0001-01-01') ? null : value;

/** A list, empty where there is none. */
export const listField = <T extends z.ZodType>(entry: T) =>
  z.preprocess((value: unknown): unknown[] => (Array.isArray(value) ? value : []), z.array(entry));

/** A label's value, `null` when it is missing or empty. */
export function labelValue(labels: Record<string, string>, key: string): string | null {
  return Object.hasOwn(labels, key) ? textOrNull(labels[key] ?? '') : null;
}
