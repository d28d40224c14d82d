import type { Names } from '../names/Names.ts';
import type { Impact, NameChange } from './Impact.ts';

/** R122: the names by which containers of these pairs no longer find each other, newly find each other, or find several containers. */
export function compareNames(
  pairs: readonly [string, string][],
  before: Names,
  after: Names,
): Impact['names'] {
  const [gained, lost, ambiguous] = [new NameChanges(), new NameChanges(), new NameChanges()];
  for (const [a, b] of pairs) {
    for (const [viewer, holder] of [
      [a, b],
      [b, a],
    ] as const) {
      const was = before.namesExceptShortId(viewer, holder);
      const is = after.namesExceptShortId(viewer, holder);
      for (const name of was) if (!is.has(name)) lost.add(name, holder, viewer);
      for (const name of is) {
        if (was.has(name)) continue;
        gained.add(name, holder, viewer);
        if (before.holdersOf(viewer, name).size !== 1) continue;
        const holders = after.holdersOf(viewer, name);
        if (holders.size > 1) for (const each of holders) ambiguous.add(name, each, viewer);
      }
    }
  }
  return { gained: gained.toList(), lost: lost.toList(), ambiguous: ambiguous.toList() };
}

/** Collects which viewers resolve which names to which holders, and lists this in as few exact entries as possible. */
class NameChanges {
  readonly #viewers = new Map<string, Map<string, Set<string>>>();

  add(name: string, holder: string, viewer: string): void {
    const byHolder = this.#viewers.get(name) ?? new Map<string, Set<string>>();
    this.#viewers.set(name, byHolder);
    const viewers = byHolder.get(holder) ?? new Set<string>();
    byHolder.set(holder, viewers);
    viewers.add(viewer);
  }

  /** Holders of one name that the same viewers resolve are one entry. */
  toList(): NameChange[] {
    return [...this.#viewers.keys()].sort().flatMap((name) => {
      const groups = new Map<string, NameChange>();
      const byHolder = [...(this.#viewers.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [holder, viewerIds] of byHolder) {
        const viewers = [...viewerIds].sort();
        const key = viewers.join();
        const group = groups.get(key);
        if (group) group.holders.push(holder);
        else groups.set(key, { name, holders: [holder], viewers });
      }
      return [...groups.values()];
    });
  }
}
