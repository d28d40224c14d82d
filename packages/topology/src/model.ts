/**
 * The model: the state of one engine at one moment, as plain data that is sent to the page unchanged.
 * Field names follow the Docker Engine API (1.51) in camelCase. Where the engine gives an empty string, the field is `null`.
 */

/** The Docker-compatible daemon that Portolan is connected to. */
export interface Engine {
  /** The daemon's own id (`GET /info` → ID). The page stores card positions under it. */
  id: string;
  /** The host's name as the daemon reports it. */
  name: string;
  product: 'docker' | 'podman';
  /** The daemon's version, e.g. `28.5.2`. */
  version: string;
  /** The API version negotiated for this connection, e.g. `1.51`. */
  apiVersion: string;
  operatingSystem: string;
  rootless: boolean;
  /** True if this engine is in an active swarm, so that overlay networks can be created. */
  swarm: boolean;
  /**
   * This engine as a node of that swarm (`GET /info` → Swarm); `null` without one. Only managers report the id of the
   * cluster (20.10.24).
   */
  swarmNode: { nodeId: string; clusterId: string | null; isManager: boolean } | null;
  /** The drivers that a network can be created with: those that the engine reports, without `host` and `null`. */
  networkDrivers: string[];
  /** True for Portolan's built-in sample engine. */
  sample: boolean;
}

export interface Subnet {
  subnet: string;
  /** `null` where the engine does not report it; `.1` may still be in use as the gateway (28.5.2). */
  gateway: string | null;
  ipRange: string | null;
  /** Addresses that the engine gives to no container, by the name of each. */
  auxiliaryAddresses: Record<string, string>;
}

export interface Network {
  /** 64 hex digits, or 25 characters for a swarm-scope network. */
  id: string;
  name: string;
  /** `bridge`, `host`, `null` (the network called `none`), `overlay`, `macvlan`, `ipvlan`, a plugin; empty on a swarm network not yet allocated. */
  driver: string;
  scope: 'local' | 'swarm' | 'global';
  /** ISO 8601, or `null` where the engine does not report it. */
  created: string | null;
  internal: boolean;
  attachable: boolean;
  ingress: boolean;
  configOnly: boolean;
  /** The name of the config-only network that this one takes its settings from. */
  configFrom: string | null;
  enableIPv4: boolean;
  enableIPv6: boolean;
  ipam: { driver: string; options: Record<string, string>; config: Subnet[] };
  options: Record<string, string>;
  labels: Record<string, string>;
  /** True for the predefined networks `bridge`, `host` and `none`, which cannot be removed. */
  predefined: boolean;
  /** Compose project, from the label `com.docker.compose.project`. */
  project: string | null;
}

export type ContainerState =
  'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead' | 'stopping' | 'unknown';

export type Health = 'healthy' | 'unhealthy' | 'starting';

/** The network stack that a container uses. */
export type Namespace =
  | { kind: 'own' }
  | { kind: 'host' }
  | { kind: 'none' }
  /** `containerId` is the id that the engine remembers. That container may no longer exist. */
  | { kind: 'container'; containerId: string };

/**
 * A port as the engine lists it. With `publicPort` and `ip` both null it is exposed but not published.
 * With an `ip` but without a `publicPort` it is open without mapping (gateway mode `routed`, from 27.0).
 */
export interface Port {
  ip: string | null;
  privatePort: number;
  publicPort: number | null;
  type: 'tcp' | 'udp' | 'sctp';
}

export interface Container {
  id: string;
  /** Without the leading slash. */
  name: string;
  image: string;
  state: ContainerState;
  /** `null` for a container without a health check. */
  health: Health | null;
  exitCode: number | null;
  created: string | null;
  /** The time of the last start in ISO 8601; `null` if the container never ran. */
  startedAt: string | null;
  hostname: string;
  /** `HostConfig.NetworkMode` as the engine stores it. It can be stale, so attachments are never derived from it. */
  networkMode: string;
  namespace: Namespace;
  ports: Port[];
  labels: Record<string, string>;
  /** Compose project and service, from the labels `com.docker.compose.project` and `….service`. */
  project: string | null;
  service: string | null;
}

/** The membership of one container in one network (Docker: endpoint). */
export interface Attachment {
  /** `<containerId>:<networkId>`, see {@link attachmentId}. */
  id: string;
  containerId: string;
  /** The network's id. The network may no longer exist. Empty where the engine names a removed network without its id. */
  networkId: string;
  networkName: string;
  /** `live` while the container runs (paused included), `configured` while it does not. */
  state: 'live' | 'configured';
  endpointId: string | null;
  /** Without prefix length; `null` if there is none, and always while configured. */
  ipv4: string | null;
  ipv6: string | null;
  mac: string | null;
  gateway: string | null;
  gatewayIPv6: string | null;
  /** The network with the highest priority carries the default gateway (API 1.48); 0 where unknown. */
  gatewayPriority: number;
  /** As the engine reports them. Below API 1.45 it adds the short id and the hostname itself. */
  aliases: string[];
  /** Every name that peers on this network can resolve while the container runs. */
  names: string[];
  links: string[];
  driverOptions: Record<string, string>;
  /** The requested addresses (IPAMConfig), which a stopped container asks for again at its next start. */
  requested: { ipv4: string | null; ipv6: string | null; linkLocalIps: string[] };
}

/** The networks, containers and attachments of one engine. Each list is sorted by id. */
export interface Topology {
  engine: Engine;
  networks: Network[];
  containers: Container[];
  attachments: Attachment[];
}

/**
 * The id of an attachment; a container joins a network at most once. `network` is the network's id, or its name where the
 * engine gives no id. Once the id is known, the attachment gets another id (R28): under one id, its two ends never change.
 */
export const attachmentId = (containerId: string, network: string): string => `${containerId}:${network}`;

/** The two ends of an attachment by its id, also of one that is gone; an empty container id where it is no such id. */
export function attachmentEnds(id: string): { containerId: string; network: string } {
  const colon = id.indexOf(':');
  return { containerId: id.slice(0, Math.max(0, colon)), network: id.slice(colon + 1) };
}
