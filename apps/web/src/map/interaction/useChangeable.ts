import { useMemo } from 'react';
import { serverRefusal } from '../../store/engine/refusals.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import type { TopologyState } from '../../store/topologyStore.ts';
import { useEachState } from '../../store/useEachTopology.ts';

const isLive = ({ status }: TopologyState): boolean => status?.state === 'live';

/** R84: returns the engines of those that are shown to which the page can send commands now. */
export function useChangeable(): ReadonlySet<string | null> {
  const refusal = useServerStore(serverRefusal);
  const states = useEachState(isLive);
  return useMemo(
    () => new Set(refusal === null ? states.filter(({ value }) => value).map(({ engine }) => engine) : []),
    [refusal, states],
  );
}
