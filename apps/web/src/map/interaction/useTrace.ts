import type { TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { pairOf } from '../../store/pair.ts';
import { reachabilityOf } from '../../store/reachability.ts';
import type { Selection } from '../../store/selection.ts';
import { useTraceStore } from '../../store/traceStore.ts';
import type { Lens } from '../../store/useView.ts';
import { toLensTrace } from '../scene/toLensTrace.ts';
import { toTrace } from '../scene/toTrace.ts';
import type { Trace } from '../scene/toTrace.ts';

/** What stands out on the map: the ways between the two that are selected, else what a lens lets pass; `null`: nothing does. */
export function useTrace(
  index: TopologyIndex | null,
  selection: Selection[],
  lens: Lens | null,
): Trace | null {
  const pointedAt = useTraceStore((state) => state.pointedAt);
  const pair = useMemo(() => pairOf(selection), [selection]);
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
