import type { Path } from './jsonFields.ts';

/** What a field means: the label that the inspector uses for it, and the value as text. */
export interface FieldMeaning {
  label: string;
  text: string;
}

/** A rule for fields: a pattern of keys, with `*` for any key, and a function that gets the keys that `*` matched. */
export type FieldRule = [pattern: string, toMeaning: (...keys: string[]) => FieldMeaning | null];

/** Makes a lookup from rules. Slashes separate the keys of a pattern; no key that a pattern names contains one. */
export function toMeaningLookup(rules: readonly FieldRule[]): (path: Path) => FieldMeaning | null {
  // The patterns are split once, since the lookup is called for thousands of fields.
  const splitRules = rules.map(([pattern, meaningOf]) => ({ keys: pattern.split('/'), meaningOf }));
  return (path) => {
    const rule = splitRules.find(
      ({ keys }) =>
        keys.length === path.length && keys.every((key, at) => key === '*' || key === String(path[at])),
    );
    return rule ? rule.meaningOf(...path.filter((_, at) => rule.keys[at] === '*').map(String)) : null;
  };
}

/** Makes a meaning; `null` if there is no value. */
export const toMeaning = (label: string, text: string | number | null | undefined): FieldMeaning | null =>
  text === null || text === undefined || text === '' ? null : { label, text: String(text) };

export const yesNoMeaning = (label: string, is: boolean): FieldMeaning => ({
  label,
  text: is ? 'yes' : 'no',
});
