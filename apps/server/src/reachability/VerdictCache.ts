import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReachabilityMatrix } from '@portolan/protocol';
import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';

/** The verdicts of one topology, and an index of it that no change takes over. */
export interface CachedVerdicts {
  index: TopologyIndex;
  reachability: Reachability;
}

/** R240: for how long rows are computed before other work of the server may run. */
const TURN_MS = 10;

/** R240: stores the verdicts of each topology. They are computed once, and dropped together with the topology. */
export class VerdictCache {
  readonly #verdicts = new WeakMap<TopologyIndex, CachedVerdicts>();
  readonly #matrices = new WeakMap<TopologyIndex, Promise<ReachabilityMatrix>>();
  /** Matrices are computed one after another. */
  #last: Promise<unknown> = Promise.resolve();

  of(current: TopologyIndex): CachedVerdicts {
    const cached = this.#verdicts.get(current);
    if (cached) return cached;
    const index = new TopologyIndex(current.topology);
    const fresh = { index, reachability: new Reachability(index) };
    this.#verdicts.set(current, fresh);
    return fresh;
  }

  matrix(current: TopologyIndex): Promise<ReachabilityMatrix> {
    const cached = this.#matrices.get(current);
    if (cached) return cached;
    const { index, reachability } = this.of(current);
    const fresh = this.#last.then(() => this.#compute(index, reachability));
    this.#last = fresh.catch(() => undefined);
    this.#matrices.set(current, fresh);
    return fresh;
  }

  async #compute(index: TopologyIndex, reachability: Reachability): Promise<ReachabilityMatrix> {
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
