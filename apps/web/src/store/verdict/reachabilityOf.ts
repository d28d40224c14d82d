import { Reachability } from '@portolan/topology';
import type { Names, TopologyIndex } from '@portolan/topology';

const known = new WeakMap<TopologyIndex, Reachability>();

/** Who reaches whom in a topology; made once, so that what one part of the page asked the others need not ask again. */
export function reachabilityOf(index: TopologyIndex): Reachability {
  const before = known.get(index);
  if (before) return before;
  const made = new Reachability(index);
  known.set(index, made);
  return made;
}

/** Who is called what by whom in a topology. */
export const peerNamesOf = (index: TopologyIndex): Names => reachabilityOf(index).names;
