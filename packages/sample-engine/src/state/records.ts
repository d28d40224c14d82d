import type { AddressSpace } from './addresses/AddressSpace.ts';
import type { Subnet } from './addresses/address.ts';

/** One subnet of a network, as configured and as used. */
export interface NetworkPool {
  readonly subnet: Subnet;
  readonly space: AddressSpace;
  /** What `IPAM.Config` shows: a gateway the user did not give is absent from a user's subnet. */
  readonly shown: IpamConfig;
  readonly gateway: bigint | null;
  /** The user gave the subnet: only then may endpoints ask for addresses. */
  readonly userDefined: boolean;
}

export interface IpamConfig {
  readonly subnet: string;
  readonly ipRange?: string;
  readonly gateway?: string;
  readonly auxAddresses?: ReadonlyMap<string, string>;
}

export interface NetworkRecord {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly scope: 'local' | 'swarm' | 'global';
  readonly driver: string;
  readonly enableIPv4: boolean;
  readonly enableIPv6: boolean;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ingress: boolean;
  readonly configOnly: boolean;
  readonly configFrom: string;
  readonly options: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly ipamDriver: string;
  readonly ipamOptions: ReadonlyMap<string, string> | null;
  readonly pools: readonly NetworkPool[];
  /** `IPAM.Config`: first what was given, for an address family that is off too, then what the engine chose. */
  readonly shownIpam: readonly IpamConfig[];
  /** Live endpoints by container id; stopped containers have none (R102). */
  readonly members: Map<string, { container: ContainerRecord; endpoint: LiveEndpoint }>;
  /** The endpoint by which this node balances an overlay network, while the network is used here. */
  loadBalancer: LiveEndpoint | null;
}

/** What an endpoint holds while its container runs. */
export interface LiveEndpoint {
  readonly id: string;
  readonly mac: string;
  readonly ipv4: EndpointAddress | null;
  readonly ipv6: EndpointAddress | null;
}

export interface EndpointAddress {
  readonly text: string;
  readonly value: bigint;
  readonly pool: NetworkPool;
  readonly gateway: string;
}

/** A container's membership of a network, kept while the container is stopped. */
export interface Attachment {
  /** The network's name, the key of `NetworkSettings.Networks`. */
  readonly network: string;
  /** Empty until the first start: the engine resolves the name then, and remembers the id for good. */
  networkId: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly linkLocalIps: readonly string[];
  readonly links: readonly string[] | null;
  readonly aliases: readonly string[] | null;
  /** Given when the container was made: honoured at every start. Connect ignores it before API 1.54. */
  readonly mac: string;
  /** What inspect shows while there is no endpoint: the wish, until the first start or failed start. */
  shownMac: string;
  readonly driverOptions: ReadonlyMap<string, string> | null;
  readonly gatewayPriority: number;
  /** The engine has worked out DNS names: not before the first start or a connect. */
  hasDnsNames: boolean;
  live: LiveEndpoint | null;
}

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'exited';

export interface PortBinding {
  readonly hostIp: string;
  readonly hostPort: string;
}

export interface PublishedPort {
  readonly hostIp: string;
  /** Null: a routed network maps nothing, the port is merely open. */
  readonly hostPort: number | null;
  readonly port: number;
  readonly protocol: string;
}

export interface ContainerRecord {
  readonly id: string;
  name: string;
  readonly created: number;
  readonly image: string;
  readonly imageId: string;
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  readonly hostname: string;
  readonly exposedPorts: readonly string[];
  readonly portBindings: ReadonlyMap<string, readonly PortBinding[]>;
  readonly networkMode: string;
  readonly restartPolicy: string;
  readonly restartTries: number;
  /** The deprecated MAC address for the whole container, as asked for. */
  readonly macAddress: string;
  readonly autoRemove: boolean;
  readonly hasHealthcheck: boolean;
  status: ContainerStatus;
  health: 'starting' | 'healthy' | 'unhealthy';
  startedAt: number | null;
  finishedAt: number | null;
  exitCode: number;
  error: string;
  sandboxId: string;
  readonly attachments: Map<string, Attachment>;
  published: PublishedPort[];
  /** The endpoint that carries them. */
  publishedBy: string;
}

/** True while the container has processes: paused counts, restarting does not. */
export function isUp(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused';
}
