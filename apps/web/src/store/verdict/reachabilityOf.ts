import { Reachability } from '@portolan/topology';
import type { Names, TopologyIndex } from '@portolan/topology';

const known = new WeakMap<TopologyIndex, Reachability>();

/** Returns the verdicts of a topology. They are cached per topology, so that all parts of the page share them. */
export function reachabilityOf(index: TopologyIndex): Reachability {
  const before = known.get(index);
  if (before) return before;
  const made = new Reachability(index);
  known.set(index, made);
  return made;
}

/** Returns the names by which the containers of a topology find each other. */
export const peerNamesOf = (index: TopologyIndex): Names => reachabilityOf(index).names;
