import { listNames } from '@portolan/topology';
import type { NameChange } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { EditNames } from './EditNames.ts';

/** Returns the name changes that the sentences about these pairs of containers do not cover already. */
export function apartFromPairs(
  changes: readonly NameChange[],
  pairs: readonly [string, string][],
  names: EditNames,
): NameChange[] {
  const covered = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return changes.flatMap(({ name, holders, viewers }) => {
    const left = viewers.filter(
      (viewer) =>
        !names.startsOrStops(viewer) && holders.some((holder) => !covered.has(`${holder} ${viewer}`)),
    );
    return left.length > 0 ? [{ name, holders, viewers: left }] : [];
  });
}

/** Writes one sentence for the names that the same containers resolve. More than two such sentences become one. */
export function toNameSentences(
  changes: readonly NameChange[],
  names: EditNames,
  verbs: { one: string; many: string },
): string[] {
  const byViewers = new Map<string, { names: Set<string>; viewers: string[] }>();
  for (const { name, viewers } of changes) {
    const key = viewers.join();
    const group = byViewers.get(key) ?? { names: new Set(), viewers };
    byViewers.set(key, group);
    group.names.add(name);
  }
  const sentence = (changed: ReadonlySet<string>, viewers: string[], some: string) => {
    const list = listNames([...changed].map((name) => toVisible(name, 60)).sort(), 4);
    const [noun, verb] = changed.size === 1 ? ['name', verbs.one] : ['names', verbs.many];
    return `The ${noun} ${list} ${verb} resolving for ${some}${names.containers(viewers)}.`;
  };
  if (byViewers.size <= 2)
    return [...byViewers.values()].map((each) => sentence(each.names, each.viewers, ''));
  const all = new Set(changes.map(({ name }) => name));
  const viewers = new Set(changes.flatMap((each) => each.viewers));
  return [sentence(all, [...viewers], all.size > 1 ? 'some of ' : '')];
}
