import type { TopologyDiff } from '@portolan/protocol';

/** How many diffs are kept, and how many entities they hold together at most: little beside a whole topology. */
const [MAX_DIFFS, MAX_ENTITIES] = [500, 1000];

/** The newest diffs of an epoch, for clients that have a topology from shortly before. */
export class RecentDiffs {
  #diffs: TopologyDiff[] = [];
  #entities = 0;

  /** Adds the diff of the next revision. */
  add(diff: TopologyDiff): void {
    this.#diffs.push(diff);
    this.#entities += entitiesOf(diff);
    while (this.#diffs.length > MAX_DIFFS || this.#entities > MAX_ENTITIES)
      this.#entities -= entitiesOf(this.#diffs.shift() as TopologyDiff);
  }

  /** Forgets all. No diff leads to what is published next. */
  clear(): void {
    this.#diffs = [];
    this.#entities = 0;
  }

  /** Returns the diffs that lead from one revision to another one, the newest; `null` if not all of them are kept. */
  between(from: number, newest: number): readonly TopologyDiff[] | null {
    const missed = newest - from;
    return missed < 0 || missed > this.#diffs.length ? null : this.#diffs.slice(this.#diffs.length - missed);
  }
}

function entitiesOf({ put, remove }: TopologyDiff): number {
  const lists = [put.networks, put.containers, put.attachments];
  const ids = [remove.networks, remove.containers, remove.attachments];
  return [...lists, ...ids].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
