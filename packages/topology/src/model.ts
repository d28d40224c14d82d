/**
 * The model: what Portolan knows of one engine at one moment. Plain data, as it goes over the wire.
 * Field names follow the Docker Engine API (1.51) in camelCase; an empty string of the engine is `null` here.
 */

/** A Docker-compatible daemon we are connected to. */
export interface Engine {
  /** The daemon's own id (`GET /info` → ID); positions are kept under it. */
  id: string;
  /** The host's name as the daemon tells it. */
  name: string;
  product: 'docker' | 'podman';
  /** The daemon's version, e.g. `28.5.2`. */
  version: string;
  /** The API version negotiated for this connection, e.g. `1.51`. */
  apiVersion: string;
  operatingSystem: string;
  rootless: boolean;
  /** Whether this engine is a member of an active swarm, so that overlay networks can be made. */
  swarm: boolean;
  /** Drivers a network can be created with: those the engine reports, less `host` and `null`. */
  networkDrivers: string[];
  /** True for Portolan's built-in sample engine. */
  sample: boolean;
}

export interface Subnet {
  subnet: string;
  /** `null` where the engine does not say; `.1` may still be in use as the gateway (28.5.2). */
  gateway: string | null;
  ipRange: string | null;
  /** Addresses kept out of use, by the name given to each. */
  auxiliaryAddresses: Record<string, string>;
}

export interface Network {
  /** 64 hex digits, or 25 characters for a swarm-scope network. */
  id: string;
  name: string;
  /** `bridge`, `host`, `null` (the network called `none`), `overlay`, `macvlan`, `ipvlan`, a plugin; empty on a swarm network not yet allocated. */
  driver: string;
  scope: 'local' | 'swarm' | 'global';
  /** ISO 8601, or `null` where the engine does not say. */
  created: string | null;
  internal: boolean;
  attachable: boolean;
  ingress: boolean;
  configOnly: boolean;
  /** Name of the config-only network this one takes its settings from. */
  configFrom: string | null;
  enableIPv4: boolean;
  enableIPv6: boolean;
  ipam: { driver: string; options: Record<string, string>; config: Subnet[] };
  options: Record<string, string>;
  labels: Record<string, string>;
  /** One of the engine's own `bridge`, `host`, `none`: it cannot be removed. */
  predefined: boolean;
  /** Compose project, from the label `com.docker.compose.project`. */
  project: string | null;
}

export type ContainerState =
  'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead' | 'stopping' | 'unknown';

export type Health = 'healthy' | 'unhealthy' | 'starting';

/** The network stack a container uses. */
export type Namespace =
  | { kind: 'own' }
  | { kind: 'host' }
  | { kind: 'none' }
  /** `containerId` is the id the engine remembers; the container may be gone. */
  | { kind: 'container'; containerId: string };

/**
 * A port as the engine lists it. `publicPort` null and `ip` null: exposed, not published.
 * `publicPort` null with an `ip`: open without mapping (gateway mode `routed`, from 27.0).
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
  /** ISO 8601 of the last start; `null` if it never ran. */
  startedAt: string | null;
  hostname: string;
  /** `HostConfig.NetworkMode` as the engine keeps it; it can be stale, membership never follows from it. */
  networkMode: string;
  namespace: Namespace;
  ports: Port[];
  labels: Record<string, string>;
  /** Compose project and service, from the labels `com.docker.compose.project` and `….service`. */
  project: string | null;
  service: string | null;
}

/** A container's membership of a network (Docker: endpoint). */
export interface Attachment {
  /** `<containerId>:<networkId>`, see {@link attachmentId}. */
  id: string;
  containerId: string;
  /** The network's id; the network may be gone. Empty where the engine names a network that is gone and gives no id. */
  networkId: string;
  networkName: string;
  /** `live` while the container runs (paused included), `configured` while it does not. */
  state: 'live' | 'configured';
  endpointId: string | null;
  /** Without prefix length; `null` when there is none (always so while configured). */
  ipv4: string | null;
  ipv6: string | null;
  mac: string | null;
  gateway: string | null;
  gatewayIPv6: string | null;
  /** Highest wins the default gateway (API 1.48); 0 where unknown. */
  gatewayPriority: number;
  /** As the engine reports them: below API 1.45 it adds the short id and the hostname by itself. */
  aliases: string[];
  /** Every name peers on this network can resolve while the container runs. */
  names: string[];
  links: string[];
  driverOptions: Record<string, string>;
  /** The addresses asked for (IPAMConfig): what a stopped container will claim at its next start. */
  requested: { ipv4: string | null; ipv6: string | null; linkLocalIps: string[] };
}

/** Networks, containers and attachments of one engine; each list is sorted by id. */
export interface Topology {
  engine: Engine;
  networks: Network[];
  containers: Container[];
  attachments: Attachment[];
}

/** The key of an attachment: one container joins one network at most once. `network` is the network's id, or its name where the engine gives no id. */
export const attachmentId = (containerId: string, network: string): string => `${containerId}:${network}`;
