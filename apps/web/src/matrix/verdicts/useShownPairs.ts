import { reachabilityOf } from '@portolan/topology';
import type { MatrixCodes, Reachability, TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { ShownPairs } from './ShownPairs.ts';
import { useProbeMarks } from './useProbeMarks.ts';

/** What the cells say of the pairs of all engines that are shown. `hasMarks`: true if a pair was tested. */
export function useShownPairs(): { pairs: ShownPairs; hasMarks: boolean } {
  const engines = useEachTopology(codesNow);
  const marks = useProbeMarks();
  const pairs = useMemo(
    () =>
      new ShownPairs(
        new Map(
          engines.map(({ engine, value: { reachability, codes } }) => [
            engine,
            { reachability, codes, marks: marks.get(engine) ?? null },
          ]),
        ),
      ),
    [engines, marks],
  );
  return { pairs, hasMarks: marks.size > 0 };
}

/** The codes of this moment, with what decides them. */
class CodesNow {
  readonly reachability: Reachability;
  readonly codes: MatrixCodes;

  constructor(index: TopologyIndex) {
    this.reachability = reachabilityOf(index);
    this.codes = this.reachability.codes;
  }
}

const codesNow = (index: TopologyIndex): CodesNow => new CodesNow(index);
