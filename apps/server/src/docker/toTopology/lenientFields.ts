import * as z from 'zod';

/** A field that can be missing. With plain `z.unknown()` it would be required (zod 4.6). */
export const anyField = z.unknown().optional();

/**
 * Fields of the engine's JSON. Any of them can be missing, null or of another type, as in swarm networks that are not
 * allocated yet and in Podman's answers. A wrong field reads as empty, so that it does not hide the whole object.
 */
export const textField = anyField.transform((value) => (typeof value === 'string' ? value : ''));
export const flagField = anyField.transform((value) => value === true);
export const numberField = anyField.transform((value) => (typeof value === 'number' ? value : 0));
export const textListField = anyField.transform((value) =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [],
);

/** R30: `z.record` would drop the key `__proto__`; `Object.fromEntries` keeps it as an own property. */
export const textMapField = anyField.transform((value): Record<string, string> =>
  Object.fromEntries(
    entriesOf(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ),
);

/** Returns the entries of an object; an empty list if the value is not an object. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** An object that can be missing: `null` and other values read as `{}`. */
export const objectField = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? value : {}), z.object(shape));

/** Docker's empty string and Podman's `<nil>` mean that there is no value. */
export const textOrNull = (value: string): string | null =>
  value === '' || value === '<nil>' ? null : value;

/** A time in ISO 8601. The year 1 means that it never happened. */
export const timestampOrNull = (value: string): string | null =>
  value === '' || value.startsWith('0001-01-01') ? null : value;

/** A list that can be missing: other values read as `[]`. */
export const listField = <T extends z.ZodType>(entry: T) =>
  z.preprocess((value: unknown): unknown[] => (Array.isArray(value) ? value : []), z.array(entry));

/** Returns the value of a label, `null` if it is missing or empty. */
export function labelValue(labels: Record<string, string>, key: string): string | null {
  return Object.hasOwn(labels, key) ? textOrNull(labels[key] ?? '') : null;
}
