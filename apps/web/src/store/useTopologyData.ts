import { isEqual } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { createContext, useContext, useRef } from 'react';
import { useTopologyStore } from './topologyStore.ts';

/** False while a part of the page has no topology yet, although it has arrived. */
export const HasTopology = createContext(true);

/**
 * R99: returns what `derive` finds in the current topology, or `null` before there is one. The component is rendered again
 * only when the result is not deeply equal to the one before. `derive` is called at each change, so it must cost little.
 */
export function useTopologyData<T>(derive: (index: TopologyIndex) => T): T | null {
  const hasTopology = useContext(HasTopology);
  const last = useRef<T | null>(null);
  return useTopologyStore(({ index }) => {
    const next = index && hasTopology ? derive(index) : null;
    if (!isEqual(last.current, next)) last.current = next;
    return last.current;
  });
}
