/** Above this share of a list, sorting all of it again is cheaper than placing one by one. */
const MAX_SHARE = 1 / 8;

/**
 * Returns a sorted list without those that `isGone` names and with `added`, without comparing the others again.
 * @param sorted a list in the order of `compare`, which must be total
 */
export function mergeSorted<T>(
  sorted: readonly T[],
  isGone: (each: T) => boolean,
  added: readonly T[],
  compare: (a: T, b: T) => number,
): T[] {
  const merged = sorted.filter((each) => !isGone(each));
  if (added.length > merged.length * MAX_SHARE) return [...merged, ...added].sort(compare);
  for (const each of added) merged.splice(placeOf(merged, each, compare), 0, each);
  return merged;
}

function placeOf<T>(sorted: readonly T[], each: T, compare: (a: T, b: T) => number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(sorted[middle] as T, each) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
