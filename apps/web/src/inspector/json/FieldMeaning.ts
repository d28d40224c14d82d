import type { Path } from './jsonFields.ts';

/** What we read from a field: the fact as the inspector names it, and what it says. */
export interface FieldMeaning {
  label: string;
  text: string;
}

/** One way to read fields: a pattern of keys, `*` for any, with what stood there. */
export type FieldRule = [pattern: string, read: (...found: string[]) => FieldMeaning | null];

/** A way to read fields by rules; a pattern's keys are parted by slashes, which the keys it names do not hold. */
export function toMeaningLookup(rules: readonly FieldRule[]): (path: Path) => FieldMeaning | null {
  // Taken apart once: it is asked for each of thousands of fields.
  const apart = rules.map(([pattern, read]) => ({ keys: pattern.split('/'), read }));
  return (path) => {
    const rule = apart.find(
      ({ keys }) =>
        keys.length === path.length && keys.every((key, at) => key === '*' || key === String(path[at])),
    );
    return rule ? rule.read(...path.filter((_, at) => rule.keys[at] === '*').map(String)) : null;
  };
}

/** A fact with its text; none where there is nothing to say. */
export const toMeaning = (label: string, text: string | number | null | undefined): FieldMeaning | null =>
  text === null || text === undefined || text === '' ? null : { label, text: String(text) };

export const yesNoMeaning = (label: string, is: boolean): FieldMeaning => ({
  label,
  text: is ? 'yes' : 'no',
});
