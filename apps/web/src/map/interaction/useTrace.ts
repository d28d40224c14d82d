import type { TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { toEndPair } from '../../store/verdict/endPair.ts';
import { reachabilityOf } from '../../store/verdict/reachabilityOf.ts';
import type { Selection } from '../../store/selection.ts';
import { usePointedPathStore } from '../../store/pointedPathStore.ts';
import type { Lens } from '../../store/useView.ts';
import { toLensTrace } from '../scene/toLensTrace.ts';
import { toTrace } from '../scene/toTrace.ts';
import type { Trace } from '../scene/toTrace.ts';

/**
 * Returns what stands out on the map: the paths between two selected ends, or else what a lens shows; `null` without
 * either.
 */
export function useTrace(
  index: TopologyIndex | null,
  selection: Selection[],
  lens: Lens | null,
): Trace | null {
  const pointedAt = usePointedPathStore((state) => state.pointedAt);
  const pair = useMemo(() => toEndPair(selection), [selection]);
  const verdict = useMemo(
    () => (index && pair ? reachabilityOf(index).verdict(pair.from, pair.to) : null),
    [index, pair],
  );
  return useMemo(() => {
    if (!index) return null;
    if (verdict) return toTrace(index, verdict, pointedAt);
    return lens && toLensTrace(index, lens);
  }, [index, verdict, pointedAt, lens]);
}
