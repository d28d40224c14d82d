import type { AddressSpace } from './addresses/AddressSpace.ts';
import type { Subnet } from './addresses/address.ts';

/** One subnet of a network, as configured and as used. */
export interface NetworkPool {
  readonly subnet: Subnet;
  readonly space: AddressSpace;
  /** What `IPAM.Config` shows. For a subnet that the user gave, it omits a gateway that the engine chose. */
  readonly shown: IpamConfig;
  readonly gateway: bigint | null;
  /** The user gave the subnet. Only then can endpoints request addresses. */
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
  /** `IPAM.Config`: first what was given, even for an address family that is off, then what the engine chose. */
  readonly shownIpam: readonly IpamConfig[];
  /** The endpoints by container id. Stopped containers have none (R102). */
  readonly members: Map<string, { container: ContainerRecord; endpoint: LiveEndpoint }>;
  /** This node's load balancer endpoint on an overlay network, while a container uses the network here. */
  loadBalancer: LiveEndpoint | null;
}

/** The endpoint of a running container. */
export interface LiveEndpoint {
  readonly id: string;
  readonly mac: string;
  readonly ipv4: EndpointAddress | null;
  readonly ipv6: EndpointAddress | null;
}

/** An address of an endpoint, with the subnet that it was allocated from. */
export interface EndpointAddress {
  readonly text: string;
  readonly value: bigint;
  readonly pool: NetworkPool;
  readonly gateway: string;
}

/** The membership of a container in a network. It stays while the container is stopped. */
export interface Attachment {
  /** The network's name, the key of `NetworkSettings.Networks`. */
  readonly network: string;
  /** Empty until the first start. The engine then resolves the name and stores the id permanently. */
  networkId: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly linkLocalIps: readonly string[];
  readonly links: readonly string[] | null;
  readonly aliases: readonly string[] | null;
  /** The MAC address given at the container's creation, used at each start. Connect ignores it before API 1.54. */
  readonly mac: string;
  /** What inspect shows without an endpoint: the requested MAC address, until the first start or failed start. */
  shownMac: string;
  readonly driverOptions: ReadonlyMap<string, string> | null;
  readonly gatewayPriority: number;
  /** True when the engine has computed the DNS names: after the first start or a connect. */
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
  /** Null on a routed network: the port is open, but not mapped to the host. */
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
  /** The requested MAC address of the whole container, which the API has deprecated. */
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
  /** The id of the endpoint that the ports are published on. */
  publishedBy: string;
}

/** True if the container has processes. A paused container has some, a restarting one does not. */
export function isUp(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused';
}
