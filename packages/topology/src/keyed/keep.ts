import type { TopologyIndex } from '../TopologyIndex.ts';
import type { Touched } from './ChangeLog.ts';

/**
 * Returns a function that gives what is derived from an index, and keeps it through the changes of that topology:
 * `advance` gets the last result and what was touched since, and must return what `derive` would. Nothing is derived
 * until it is asked for, and after a change only once.
 */
export function keep<T>(
  derive: (index: TopologyIndex) => T,
  advance: (last: T, index: TopologyIndex, touched: Touched) => T,
): (index: TopologyIndex) => T {
  const kept = new WeakMap<object, { revision: number; value: T }>();
  return (index) => {
    const { lineage, revision } = index;
    const last = kept.get(lineage);
    if (last?.revision === revision) return last.value;
    const touched = last ? index.touchedSince(last.revision) : null;
    const value = last && touched ? advance(last.value, index, touched) : derive(index);
    kept.set(lineage, { revision, value });
    return value;
  };
}
