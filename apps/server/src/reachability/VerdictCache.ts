import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReachabilityMatrix } from '@portolan/protocol';
import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** What follows from one topology. */
export interface CachedVerdicts {
  index: TopologyIndex;
  reachability: Reachability;
}

/** R240: how long rows are computed before others have their turn. */
const TURN_MS = 10;

/** Verdicts by topology: each is worked out once, however many ask, and forgotten with its topology. */
export class VerdictCache {
  readonly #known = new WeakMap<Topology, CachedVerdicts>();
  readonly #matrices = new WeakMap<Topology, Promise<ReachabilityMatrix>>();
  /** Matrices are computed one after another. */
  #last: Promise<unknown> = Promise.resolve();

  of(topology: Topology): CachedVerdicts {
    const known = this.#known.get(topology);
    if (known) return known;
    const index = new TopologyIndex(topology);
    const fresh = { index, reachability: new Reachability(index) };
    this.#known.set(topology, fresh);
    return fresh;
  }

  matrix(topology: Topology): Promise<ReachabilityMatrix> {
    const known = this.#matrices.get(topology);
    if (known) return known;
    const fresh = this.#last.then(() => this.#compute(topology));
    this.#last = fresh.catch(() => undefined);
    this.#matrices.set(topology, fresh);
    return fresh;
  }

  async #compute(topology: Topology): Promise<ReachabilityMatrix> {
    const { index, reachability } = this.of(topology);
    await nextTurn();
    const ids = matrixIds(index);
    // Before its first row it looks at every end once: the longest step of all.
    const steps = reachability.rows(ids);
    await nextTurn();
    const rows: string[] = [];
    let began = performance.now();
    for (const row of steps) {
      rows.push(row);
      if (performance.now() - began < TURN_MS) continue;
      await nextTurn();
      began = performance.now();
    }
    return { ids, rows };
  }
}
