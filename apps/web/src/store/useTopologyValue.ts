import type { TopologyIndex } from '@portolan/topology';
import { useTopologyStore } from './topologyStore.ts';

/**
 * R99: returns what `derive` finds in the current topology, or `null` before there is one. The component is rendered
 * again only when that is another value, compared by `Object.is`. `derive` is called at each change, so it must cost
 * little: a look-up by id, or something that is kept through changes.
 */
export const useTopologyValue = <T>(derive: (index: TopologyIndex) => T): T | null =>
  useTopologyStore(({ index }) => index && derive(index));
