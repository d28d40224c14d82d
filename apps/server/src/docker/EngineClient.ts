import type {
  ConnectRequest,
  CreatedNetwork,
  CreateNetworkRequest,
  DisconnectRequest,
  Image,
  RanContainer,
  RunContainerRequest,
} from '@portolan/protocol';
import type { Attachment, Container, Engine, Network } from '@portolan/topology';

/**
 * A container and its attachments as the engine reports them. `networkId` is empty where the engine gives no network
 * id (R28).
 */
export interface ContainerReading {
  container: Container;
  attachments: Attachment[];
}

/** An entry of the engine's container list. It only shows whether the container must be read again. */
export interface ListedContainer {
  id: string;
  /** Changes whenever the entry changes. */
  fingerprint: string;
  /**
   * The engine emits no event when it connects a stopped container. Containers that are not running are therefore
   * always read again.
   */
  running: boolean;
}

/** A container that is connected to a network, running or not. */
export interface NetworkMember {
  id: string;
  name: string;
  /** True in all states except `exited`, `created` and `dead`. */
  running: boolean;
}

/** The output of a program that ran in a container, and how it ended. */
export interface Execution {
  /** `null` if Portolan stopped waiting before the program ended. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** The limit at which Portolan stopped waiting; `null` if the program ended before. */
  cut: 'time' | 'size' | null;
}

/**
 * What may have changed, according to an event of the engine. A hint causes a new reading and is never taken as a
 * fact (R20).
 */
export type EngineHint =
  | { kind: 'network'; id: string }
  | { kind: 'container'; id: string }
  /** Anything may have changed. */
  | { kind: 'all' };

/** Where an engine is, and which setting led to it. */
export interface EngineAddress {
  /** As a user would write it: `unix:///var/run/docker.sock`, `tcp://10.0.0.5:2376`, `ssh://me@host`. */
  url: string;
  /** The setting that gave the address: `--docker-host`, `DOCKER_HOST`, `context "x"`, `found` or `sample`. */
  source: string;
  tls?: { ca?: string; cert?: string; key?: string; skipVerify: boolean };
}

/**
 * Everything that the rest of the server can ask of an engine. Every call has a timeout and rejects with an
 * `EngineError`.
 */
export interface EngineClient {
  /** Reads the engine's version and negotiates the API version. Call it again after the connection was lost. */
  hello(): Promise<Engine>;
  /** Resolves if the engine answers `GET /version`, which costs it almost nothing. */
  checkAlive(): Promise<void>;
  listNetworks(): Promise<Network[]>;
  listContainers(): Promise<ListedContainer[]>;
  /** Returns `null` if the engine has no such network. */
  readNetwork(id: string): Promise<Network | null>;
  /** Returns `null` if the engine has no such container, and for a helper container of this process (R244). */
  readContainer(id: string): Promise<ContainerReading | null>;
  /** Returns the engine's JSON unchanged. */
  inspectNetwork(id: string, options?: { verbose?: boolean | undefined }): Promise<unknown>;
  inspectContainer(id: string): Promise<unknown>;
  listImages(): Promise<Image[]>;
  /** Asks the engine which containers a network has now, including stopped ones. */
  listMembers(network: { id: string; name: string }): Promise<NetworkMember[]>;
  /**
   * Streams hints until `signal` aborts. The promise resolves once the engine has begun to stream. The iterable ends
   * when the stream ends, and throws an `EngineError` when the stream is interrupted.
   */
  subscribe(signal: AbortSignal): Promise<AsyncIterable<EngineHint>>;

  createNetwork(request: CreateNetworkRequest): Promise<CreatedNetwork>;
  removeNetwork(id: string): Promise<void>;
  connect(networkId: string, request: ConnectRequest): Promise<void>;
  disconnect(networkId: string, request: DisconnectRequest): Promise<void>;

  /**
   * Creates a container without starting it, and connects it to the first network of the request only. Connect the
   * others afterwards.
   * @param mode the name or id of the first network; `null` if the request names none
   */
  createContainer(request: RunContainerRequest, mode: string | null): Promise<RanContainer>;
  /**
   * Rejects with `container-state` if the container is already running. The calls below reject likewise if its state
   * does not fit.
   */
  startContainer(id: string): Promise<void>;
  stopContainer(id: string): Promise<void>;
  restartContainer(id: string): Promise<void>;
  pauseContainer(id: string): Promise<void>;
  unpauseContainer(id: string): Promise<void>;
  renameContainer(id: string, name: string): Promise<void>;
  /** `force` kills a running container first. `withVolumes` also removes its anonymous volumes. */
  removeContainer(id: string, force: boolean, withVolumes?: boolean): Promise<void>;

  /**
   * Runs a program in a running container, without a shell, a terminal or input. At a limit, Portolan stops waiting but
   * the program goes on: run only programs that end by themselves.
   */
  exec(
    containerId: string,
    command: readonly string[],
    bounds: { timeoutMs: number; maxBytes: number },
  ): Promise<Execution | 'no-such-program'>;
  /**
   * R244: starts a helper container in the network stack of another container. It only sleeps, and ends after a
   * minute. Lists and readings leave it out.
   * @param image a local image that has `sleep`
   * @returns the id of the helper container
   */
  startHelper(image: string, containerId: string): Promise<string>;
  /** Resolves also if the helper container is already gone. */
  removeHelper(id: string): Promise<void>;
  /** R245: removes the helper containers that earlier processes left. @returns how many it removed */
  sweepHelpers(): Promise<number>;

  /** Ends all connections to the engine (R277). Later calls may fail. */
  close(): Promise<void>;
}
