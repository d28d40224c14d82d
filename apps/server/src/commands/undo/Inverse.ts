import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';

/** A container's membership of a network as it was: what asks for it again, and what the engine had given by itself. */
export interface SavedEndpoint {
  body: ConnectRequest;
  was: {
    containerName: string;
    networkName: string;
    /** `null` where the container did not run. */
    ipv4: string | null;
    ipv6: string | null;
    mac: string | null;
  };
}

/** A network as it was: all that making it again takes. */
export interface SavedNetwork {
  id: string;
  request: CreateNetworkRequest;
  /** Those it had; a request beside a template cannot ask for them. */
  subnets: string[];
  /** Those that do not run included. */
  members: ({ containerId: string } & SavedEndpoint)[];
}

/** A container as its run has left it. */
export interface SavedRun {
  kind: 'remove-container';
  containerId: string;
  name: string;
  /** Those it was on; `null` where the engine did not tell. */
  networks: { id: string; name: string }[] | null;
}

/** What takes a change back. */
export type Inverse =
  /** `asked`: what would ask for the endpoint as it was then; `null` where the engine did not tell. */
  | { kind: 'disconnect'; containerId: string; networkId: string; asked: ConnectRequest | null }
  /** With the endpoint's configuration kept before the disconnect. */
  | ({ kind: 'connect'; networkId: string } & SavedEndpoint)
  | { kind: 'remove-network'; networkId: string }
  | { kind: 'restore-networks'; networks: SavedNetwork[] }
  /** Gives a container that is called `from` the name `to`. */
  | { kind: 'rename-container'; containerId: string; from: string; to: string }
  | { kind: 'start' | 'stop' | 'pause' | 'unpause'; containerId: string }
  | SavedRun;
