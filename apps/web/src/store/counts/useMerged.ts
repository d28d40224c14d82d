import { useMemo, useState } from 'react';
import type { OfEngine } from '../useEachTopology.ts';
import type { Compare } from './engineOrder.ts';
import { mergeSorted } from './mergeSorted.ts';

const wrapped = new WeakMap<object, unknown>();

/** Returns what one engine has with its engine: always the same objects for the same list or the same entries. */
export function withEngine<T extends object>(
  engine: string | null,
  list: readonly T[],
): readonly OfEngine<T>[] {
  return kept(list, () => list.map((value) => kept(value, (): OfEngine<T> => ({ engine, value }))));
}

function kept<T>(key: object, make: () => T): T {
  const made = (wrapped.get(key) as T | undefined) ?? make();
  wrapped.set(key, made);
  return made;
}

/**
 * R306: returns a function that merges the lists of several engines, each in the order of `compare`, into one. After a
 * change, only the entries that are other objects than before are placed again. The list of a single engine is returned as
 * it is.
 */
export function keepMerged<T extends object>() {
  let before: { lists: readonly OfEngine<readonly T[]>[]; compare: Compare<T>; merged: readonly T[] } | null =
    null;
  return (lists: readonly OfEngine<readonly T[]>[], compare: Compare<T>): readonly T[] => {
    let merged: readonly T[];
    if (lists.length < 2) merged = lists[0]?.value ?? [];
    else if (before?.compare === compare) merged = replaceLists(before, lists, compare);
    else merged = lists.flatMap(({ value }) => value).sort(compare);
    before = { lists, compare, merged };
    return merged;
  };
}

function replaceLists<T extends object>(
  before: { lists: readonly OfEngine<readonly T[]>[]; merged: readonly T[] },
  lists: readonly OfEngine<readonly T[]>[],
  compare: Compare<T>,
): readonly T[] {
  const known = new Map(before.lists.map(({ engine, value }) => [engine, value]));
  const gone = new Set<T>();
  const added: T[] = [];
  for (const { engine, value } of lists) {
    const last = known.get(engine) ?? [];
    known.delete(engine);
    if (last === value) continue;
    const [then, now] = [new Set(last), new Set(value)];
    for (const each of then) if (!now.has(each)) gone.add(each);
    for (const each of now) if (!then.has(each)) added.push(each);
  }
  for (const list of known.values()) for (const each of list) gone.add(each);
  if (gone.size + added.length === 0) return before.merged;
  return mergeSorted(before.merged, (each) => gone.has(each), added, compare);
}

/** R306: returns the merged lists of the engines that are shown, kept through changes. */
export function useMerged<T extends object>(
  lists: readonly OfEngine<readonly T[]>[],
  compare: Compare<T>,
): readonly T[] {
  const [merge] = useState(keepMerged<T>);
  return useMemo(() => merge(lists, compare), [merge, lists, compare]);
}
