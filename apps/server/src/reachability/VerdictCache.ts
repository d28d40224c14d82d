import { Reachability, TopologyIndex } from '@portolan/topology';

/** The verdicts of one topology, and an index of it that no change takes over. */
export interface CachedVerdicts {
  index: TopologyIndex;
  reachability: Reachability;
}

/** Stores the verdicts of each topology that is asked about, for probes, which take longer than a topology lasts. */
export class VerdictCache {
  readonly #verdicts = new WeakMap<TopologyIndex, CachedVerdicts>();

  of(current: TopologyIndex): CachedVerdicts {
    const cached = this.#verdicts.get(current);
    if (cached) return cached;
    const index = new TopologyIndex(current.topology);
    const fresh = { index, reachability: new Reachability(index) };
    this.#verdicts.set(current, fresh);
    return fresh;
  }
}
