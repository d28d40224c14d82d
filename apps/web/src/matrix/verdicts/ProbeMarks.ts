import type { EndId } from '@portolan/topology';
import { keyOfPair } from '../../probes/ProbeTest.ts';
import { isOutdated, outcomeOfPair } from '../../probes/resultStore.ts';
import type { Outcome, PairResults } from '../../probes/resultStore.ts';
import type { TopologyState } from '../../store/topologyStore.ts';

/** The outcome of the probes of a pair. */
export interface ProbeMark {
  outcome: Outcome;
  /** True if the topology has changed since one of the probes. */
  isOutdated: boolean;
}

/** What was tested on one engine. */
export interface Tested {
  /** By the key of the pair. */
  results: ReadonlyMap<string, PairResults>;
  /** The keys of the pairs for which there is no test. */
  untestable: ReadonlySet<string>;
  /** The version of the topology. */
  version: TopologyState['version'];
}

/** R268, R269: the outcomes of the probes on one engine, for the cells. */
export class ProbeMarks {
  readonly #tested: Tested;

  constructor(tested: Tested) {
    this.#tested = tested;
  }

  /** Returns the mark of a pair; `null` where nothing was tested. */
  of(from: EndId, to: EndId): ProbeMark | null {
    const { results, untestable, version } = this.#tested;
    const key = keyOfPair({ from, to });
    const ofPair = results.get(key);
    const outcome = outcomeOfPair(ofPair) ?? (untestable.has(key) ? 'untested' : null);
    if (outcome === null) return null;
    const isOld = [...(ofPair?.values() ?? [])].some((each) => isOutdated(each, version));
    return { outcome, isOutdated: isOld };
  }

  /** True if the marks of `tested` are these. */
  isOf({ results, untestable, version }: Tested): boolean {
    const mine = this.#tested;
    return results === mine.results && untestable === mine.untestable && version === mine.version;
  }
}
