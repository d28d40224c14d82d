import type { Topology, TopologyChange } from '@portolan/topology';

/** Where a topology stands: `revision` counts up within an `epoch`, which is new with each server start. */
export interface Version {
  epoch: string;
  revision: number;
}

/** A whole topology at one revision: body of `GET /api/v1/topology` and of `topology:snapshot`. */
export type TopologySnapshot = Version & Topology;

/** What turns revision `revision - 1` of `epoch` into `revision`. A client that is not there asks for a snapshot. */
export type TopologyDiff = Version & TopologyChange;
