import type { Topology, TopologyChange } from '@portolan/topology';

/**
 * The version of a topology. `revision` counts up within an `epoch`, and each start of the server begins a new epoch.
 */
export interface Version {
  epoch: string;
  revision: number;
}

/** A whole topology at one revision. It is the body of `GET /api/v1/topology` and of `topology:snapshot`. */
export type TopologySnapshot = Version & Topology;

/**
 * The changes from revision `revision - 1` of `epoch` to `revision`. A client that has another revision asks for a
 * snapshot.
 */
export type TopologyDiff = Version & TopologyChange;
