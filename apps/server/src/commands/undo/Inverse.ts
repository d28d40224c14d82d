import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';

/** An endpoint as it was: the request that connects it again, and the values that the engine had chosen. */
export interface SavedEndpoint {
  body: ConnectRequest;
  before: {
    containerName: string;
    networkName: string;
    /** The addresses are `null` if the container did not run. */
    ipv4: string | null;
    ipv6: string | null;
    mac: string | null;
  };
}

/** A network as it was: everything that is needed to create it again. */
export interface SavedNetwork {
  id: string;
  request: CreateNetworkRequest;
  /** The subnets it had. A request with `configFrom` cannot contain them. */
  subnets: string[];
  /** The containers that were connected, stopped ones included. */
  members: ({ containerId: string } & SavedEndpoint)[];
}

/** A container as it was just after it was run. */
export interface SavedRun {
  kind: 'remove-container';
  containerId: string;
  name: string;
  /** The networks it was connected to; `null` if they could not be read. */
  networks: { id: string; name: string }[] | null;
}

/**
 * What is needed to undo a change. The kind names the action that the undo performs: the inverse of a disconnect has the
 * kind `connect`.
 */
export type Inverse =
  /** `requested`: the request for the endpoint as it was after the connect; `null` if it could not be read. */
  | { kind: 'disconnect'; containerId: string; networkId: string; requested: ConnectRequest | null }
  /** Connects again with the configuration that was read before the disconnect. */
  | ({ kind: 'connect'; networkId: string } & SavedEndpoint)
  | { kind: 'remove-network'; networkId: string }
  | { kind: 'restore-networks'; networks: SavedNetwork[] }
  /** Renames a container from `from` to `to`. */
  | { kind: 'rename-container'; containerId: string; from: string; to: string }
  | { kind: 'start' | 'stop' | 'pause' | 'unpause'; containerId: string }
  | SavedRun;
