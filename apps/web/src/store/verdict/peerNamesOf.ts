import { reachabilityOf } from '@portolan/topology';
import type { Names, TopologyIndex } from '@portolan/topology';

/** Returns the names by which the containers of a topology find each other. */
export const peerNamesOf = (index: TopologyIndex): Names => reachabilityOf(index).names;
