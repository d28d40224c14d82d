import { isEqual } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useRef } from 'react';
import { useTopologyStore } from './topologyStore.ts';

/**
 * R99: returns what `derive` finds in the current topology, or `null` before there is one. The component is rendered
 * again only when that is another value, compared by `Object.is`. `derive` is called at each change, so it must cost
 * little: a look-up by id, or something that is kept through changes.
 */
export const useTopologyValue = <T>(derive: (index: TopologyIndex) => T): T | null =>
  useTopologyStore(({ index }) => index && derive(index));

/**
 * R99: the same for a result that is made again at each change, such as a list. The component is rendered again only when
 * the result is not deeply equal to the one before.
 */
export function useTopologyData<T>(derive: (index: TopologyIndex) => T): T | null {
  const last = useRef<T | null>(null);
  return useTopologyStore(({ index }) => {
    const next = index && derive(index);
    if (!isEqual(last.current, next)) last.current = next;
    return last.current;
  });
}
