import { useThrottledValue } from '@mantine/hooks';
import { useCallback } from 'react';
import { keyOfPair } from '../../probes/ProbeTest.ts';
import { useProjectRun } from '../../probes/runProject.ts';
import { isOutdated, outcomeOfPair, useResults } from '../../probes/resultStore.ts';
import type { Outcome } from '../../probes/resultStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';

/** The outcome of the probes of a pair. */
export interface ProbeMark {
  outcome: Outcome;
  /** True if the topology has changed since one of the probes. */
  isOutdated: boolean;
}

/** Returns the mark of a pair; `null` where nothing was tested. */
export type ProbeMarkOf = (from: string, to: string) => ProbeMark | null;

/** A run over a project brings many results a second, and each one makes all tiles in sight draw again. */
const THROTTLE_MS = 300;

/** R268, R269: the outcomes of the probes, for the cells. */
export function useProbeMarks(): { markOf: ProbeMarkOf; hasMarks: boolean } {
  const results = useThrottledValue(useResults(), THROTTLE_MS);
  const untestable = useThrottledValue(
    useProjectRun(({ run }) => run?.untestable),
    THROTTLE_MS,
  );
  const version = useTopologyStore((state) => state.version);
  const markOf = useCallback(
    (from: string, to: string): ProbeMark | null => {
      const key = keyOfPair({ from, to });
      const ofPair = results.get(key);
      const outcome = outcomeOfPair(ofPair) ?? (untestable?.has(key) ? 'untested' : null);
      if (outcome === null) return null;
      const isOld = [...(ofPair?.values() ?? [])].some((each) => isOutdated(each, version));
      return { outcome, isOutdated: isOld };
    },
    [results, untestable, version],
  );
  return { markOf, hasMarks: results.size > 0 || (untestable?.size ?? 0) > 0 };
}
