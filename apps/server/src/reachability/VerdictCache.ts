import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReachabilityMatrix } from '@portolan/protocol';
import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** The index of one topology, and the verdicts computed from it. */
export interface CachedVerdicts {
  index: TopologyIndex;
  reachability: Reachability;
}

/** R240: for how long rows are computed before other work of the server may run. */
const TURN_MS = 10;

/** R240: stores the verdicts of each topology. They are computed once, and dropped together with the topology. */
export class VerdictCache {
  readonly #verdicts = new WeakMap<Topology, CachedVerdicts>();
  readonly #matrices = new WeakMap<Topology, Promise<ReachabilityMatrix>>();
  /** Matrices are computed one after another. */
  #last: Promise<unknown> = Promise.resolve();

  of(topology: Topology): CachedVerdicts {
    const cached = this.#verdicts.get(topology);
    if (cached) return cached;
    const index = new TopologyIndex(topology);
    const fresh = { index, reachability: new Reachability(index) };
    this.#verdicts.set(topology, fresh);
    return fresh;
  }

  matrix(topology: Topology): Promise<ReachabilityMatrix> {
    const cached = this.#matrices.get(topology);
    if (cached) return cached;
    const fresh = this.#last.then(() => this.#compute(topology));
    this.#last = fresh.catch(() => undefined);
    this.#matrices.set(topology, fresh);
    return fresh;
  }

  async #compute(topology: Topology): Promise<ReachabilityMatrix> {
    const { index, reachability } = this.of(topology);
    await nextTurn();
    const ids = matrixIds(index);
    // Before the first row, all ends are resolved once. That is the longest step.
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
