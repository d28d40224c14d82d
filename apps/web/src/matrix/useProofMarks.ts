import { useThrottledValue } from '@mantine/hooks';
import { useCallback } from 'react';
import { keyOfPair } from '../probes/ProbeTest.ts';
import { useProjectRun } from '../probes/projectRun.ts';
import { isOutdated, outcomeOfPair, useProofStore } from '../probes/proofStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { ProofMark } from './drawMark.ts';
import type { TileContent } from './drawTile.ts';

/** A run over a project brings many results a second, and each lets all tiles in sight be drawn again. */
const PACE_MS = 300;

/** R268, R269: what probes said of the pairs. */
export function useProofMarks(): { markOf: TileContent['markOf']; hasMarks: boolean } {
  const proofs = useThrottledValue(
    useProofStore((state) => state.proofs),
    PACE_MS,
  );
  const untriable = useThrottledValue(
    useProjectRun(({ run }) => run?.untriable),
    PACE_MS,
  );
  const version = useTopologyStore((state) => state.version);
  const markOf = useCallback(
    (from: string, to: string): ProofMark | null => {
      const key = keyOfPair({ from, to });
      const ofPair = proofs.get(key);
      const outcome = outcomeOfPair(ofPair) ?? (untriable?.has(key) ? 'untested' : null);
      if (outcome === null) return null;
      const isOld = [...(ofPair?.values() ?? [])].some((each) => isOutdated(each, version));
      return { outcome, isOutdated: isOld };
    },
    [proofs, untriable, version],
  );
  return { markOf, hasMarks: proofs.size > 0 || (untriable?.size ?? 0) > 0 };
}
