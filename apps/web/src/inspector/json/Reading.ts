import type { Path } from './jsonFields.ts';

/** What we read from a field: the fact as the inspector names it, and what it says. */
export interface Reading {
  fact: string;
  says: string;
}

/** One way to read fields: a pattern of keys, `*` for any, with what stood there. */
export type Rule = [pattern: string, read: (...found: string[]) => Reading | null];

/** Patterns are written with slashes between their keys; a key of the engine's may hold one itself. */
export function readByRules(rules: readonly Rule[], path: Path): Reading | null {
  for (const [pattern, read] of rules) {
    const found = match(pattern.split('/'), path);
    if (found) return read(...found);
  }
  return null;
}

function match(keys: string[], path: Path): string[] | null {
  if (keys.length !== path.length) return null;
  const found: string[] = [];
  for (const [at, key] of keys.entries()) {
    const stood = String(path[at]);
    if (key === '*') found.push(stood);
    else if (key !== stood) return null;
  }
  return found;
}

/** A fact with its text; none where there is nothing to say. */
export const read = (fact: string, says: string | number | null | undefined): Reading | null =>
  says === null || says === undefined || says === '' ? null : { fact, says: String(says) };

export const readFlag = (fact: string, is: boolean): Reading => ({ fact, says: is ? 'yes' : 'no' });
