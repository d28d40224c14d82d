import type { OfEngine } from '../useEachTopology.ts';
import type { ValueCount } from './Tally.ts';

/**
 * R307: adds up what was counted on each engine: the same value on two engines is one row. The list of a single engine is
 * returned as it is.
 *
 * @param compare the order of the values; without it, all lists have the same values in the same order
 */
export function sumCounts<T extends string>(
  lists: readonly OfEngine<readonly ValueCount<T>[]>[],
  compare?: (a: string, b: string) => number,
): readonly ValueCount<T>[] {
  if (lists.length < 2) return lists[0]?.value ?? [];
  const sums = new Map<T, number>();
  for (const { value: counts } of lists)
    for (const { value, count } of counts) sums.set(value, (sums.get(value) ?? 0) + count);
  const rows = [...sums].map(([value, count]) => ({ value, count }));
  return compare ? rows.sort((a, b) => compare(a.value, b.value)) : rows;
}
