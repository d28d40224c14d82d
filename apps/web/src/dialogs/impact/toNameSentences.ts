import { listNames } from '@portolan/topology';
import type { NameChange } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { EditNames } from './EditNames.ts';

/** Name changes apart from those of pairs that meet or part: that these find each other or not goes with it. */
export function apartFromPairs(
  changes: readonly NameChange[],
  pairs: readonly [string, string][],
  names: EditNames,
): NameChange[] {
  const told = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return changes.flatMap(({ name, holders, viewers }) => {
    const left = viewers.filter(
      (viewer) => !names.startsOrStops(viewer) && holders.some((holder) => !told.has(`${holder} ${viewer}`)),
    );
    return left.length > 0 ? [{ name, holders, viewers: left }] : [];
  });
}

/** Names of the same viewers are one sentence; beyond two of those, all are. */
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
  const say = (told: ReadonlySet<string>, viewers: string[], some: string) => {
    const list = listNames([...told].map((name) => toVisible(name, 60)).sort(), 4);
    const [noun, verb] = told.size === 1 ? ['name', verbs.one] : ['names', verbs.many];
    return `The ${noun} ${list} ${verb} resolving for ${some}${names.containers(viewers)}.`;
  };
  if (byViewers.size <= 2) return [...byViewers.values()].map((each) => say(each.names, each.viewers, ''));
  const all = new Set(changes.map(({ name }) => name));
  const viewers = new Set(changes.flatMap((each) => each.viewers));
  return [say(all, [...viewers], all.size > 1 ? 'some of ' : '')];
}
