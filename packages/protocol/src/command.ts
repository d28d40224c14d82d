import type { ConnectRequest, CreateNetworkRequest, DisconnectRequest } from './requests/networkRequests.ts';
import type { ContainerVerb, RunContainerRequest } from './requests/containerRequests.ts';

/** A request to change the engine. Its effect arrives as a diff of the topology, never in the answer. */
export type Command =
  | { kind: 'create-network'; body: CreateNetworkRequest }
  | { kind: 'remove-network'; networkId: string }
  | { kind: 'prune-networks'; ids: string[]; preview?: string | undefined }
  | { kind: 'connect'; networkId: string; body: ConnectRequest }
  | { kind: 'disconnect'; networkId: string; body: DisconnectRequest }
  | { kind: 'run-container'; body: RunContainerRequest }
  | { kind: ContainerVerb; containerId: string }
  | { kind: 'rename-container'; containerId: string; name: string }
  | { kind: 'remove-container'; containerId: string; force: boolean };
