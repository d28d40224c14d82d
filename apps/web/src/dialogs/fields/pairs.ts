/** One row of a list such as labels: a name and its value, both as typed. */
export interface Pair {
  key: string;
  value: string;
}

/** The rows as a map; rows without a name and value are left out, of two with one name the later one counts. */
export function toPairMap(pairs: readonly Pair[]): Record<string, string> {
  // Without a prototype: a label may be called `__proto__`.
  const map = Object.create(null) as Record<string, string>;
  for (const { key, value } of pairs) if (key !== '' || value !== '') map[key] = value;
  return map;
}

export const toPairs = (map: Record<string, string> = {}): Pair[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));

/** Rows from pasted text: `key=value`, one a line; `null` when it is a single word that belongs into one field. */
export function toPastedPairs(text: string): Pair[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.some((line) => line.includes('='))) return null;
  return lines.map((line) => {
    const at = line.indexOf('=');
    return at < 0
      ? { key: line.trim(), value: '' }
      : { key: line.slice(0, at).trim(), value: line.slice(at + 1) };
  });
}

/** What is wrong with the rows themselves, by row: a value without a name, a name given twice. */
export function problemsOfRows(pairs: readonly Pair[]): Map<number, string> {
  const problems = new Map<number, string>();
  const seen = new Set<string>();
  pairs.forEach(({ key, value }, at) => {
    if (key === '' && value !== '') problems.set(at, 'Write a name for this value.');
    else if (key !== '' && seen.has(key)) problems.set(at, 'This name is given above already.');
    seen.add(key);
  });
  return problems;
}
