import { useThrottledValue } from '@mantine/hooks';
import { useCallback } from 'react';
import { keyOfPair } from '../../probes/ProbeTest.ts';
import { useProjectRun } from '../../probes/runProject.ts';
import { isOutdated, outcomeOfPair, useResultStore } from '../../probes/resultStore.ts';
import type { Outcome } from '../../probes/resultStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';

/** What probes said of a pair. */
export interface ProbeMark {
  outcome: Outcome;
  /** Tried on an earlier topology. */
  isOutdated: boolean;
}

/** The mark of a pair; `null` where nothing was tested. */
export type ProbeMarkOf = (from: string, to: string) => ProbeMark | null;

/** A run over a project brings many results a second, and each lets all tiles in sight be drawn again. */
const PACE_MS = 300;

/** R268, R269: what probes said of the pairs. */
export function useProbeMarks(): { markOf: ProbeMarkOf; hasMarks: boolean } {
  const results = useThrottledValue(
    useResultStore((state) => state.results),
    PACE_MS,
  );
  const untriable = useThrottledValue(
    useProjectRun(({ run }) => run?.untestable),
    PACE_MS,
  );
  const version = useTopologyStore((state) => state.version);
  const markOf = useCallback(
    (from: string, to: string): ProbeMark | null => {
      const key = keyOfPair({ from, to });
      const ofPair = results.get(key);
      const outcome = outcomeOfPair(ofPair) ?? (untriable?.has(key) ? 'untested' : null);
      if (outcome === null) return null;
      const isOld = [...(ofPair?.values() ?? [])].some((each) => isOutdated(each, version));
      return { outcome, isOutdated: isOld };
    },
    [results, untriable, version],
  );
  return { markOf, hasMarks: results.size > 0 || (untriable?.size ?? 0) > 0 };
}
