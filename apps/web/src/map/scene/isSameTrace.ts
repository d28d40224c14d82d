import type { Trace } from './toTrace.ts';

/** True if two traces show the same. */
export function isSameTrace(a: Trace | null, b: Trace | null): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return (
    a.veil === b.veil &&
    isSameSet(a.path, b.path) &&
    isSameSet(a.lit, b.lit) &&
    isSameSet(a.stops, b.stops) &&
    isSameMap(a.hosts, b.hosts)
  );
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));

export const isSameMap = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
