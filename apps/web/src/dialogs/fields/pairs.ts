/** One row of a list such as labels: a name and its value, as entered. */
export interface Pair {
  key: string;
  value: string;
}

/** Returns the rows as a map. Empty rows are omitted. Of two rows with the same name, the later one counts. */
export function toPairMap(pairs: readonly Pair[]): Record<string, string> {
  // The map has no prototype, because a label may be named `__proto__`.
  const map = Object.create(null) as Record<string, string>;
  for (const { key, value } of pairs) if (key !== '' || value !== '') map[key] = value;
  return map;
}

export const toPairs = (map: Record<string, string> = {}): Pair[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));

/**
 * Parses pasted lines of `key=value` into rows; `null` if no line contains `=`, so that the text belongs in one field.
 */
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

/** Returns the problems of the rows by row index: a value without a name, or a name that is used twice. */
export function problemsOfRows(pairs: readonly Pair[]): Map<number, string> {
  const problems = new Map<number, string>();
  const seen = new Set<string>();
  pairs.forEach(({ key, value }, at) => {
    if (key === '' && value !== '') problems.set(at, 'Enter a name for this value.');
    else if (key !== '' && seen.has(key)) problems.set(at, 'This name is already used above.');
    seen.add(key);
  });
  return problems;
}
