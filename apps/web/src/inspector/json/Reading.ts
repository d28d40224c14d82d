import type { Path } from './jsonFields.ts';

/** What we read from a field: the fact as the inspector names it, and what it says. */
export interface Reading {
  fact: string;
  says: string;
}

/** One way to read fields: a pattern of keys, `*` for any, with what stood there. */
export type Rule = [pattern: string, read: (...found: string[]) => Reading | null];

/** A way to read fields by rules; a pattern's keys are parted by slashes, which the keys it names do not hold. */
export function readerOf(rules: readonly Rule[]): (path: Path) => Reading | null {
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
export const read = (fact: string, says: string | number | null | undefined): Reading | null =>
  says === null || says === undefined || says === '' ? null : { fact, says: String(says) };

export const readFlag = (fact: string, is: boolean): Reading => ({ fact, says: is ? 'yes' : 'no' });
