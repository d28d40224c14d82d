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

/** One container as the engine tells it, with its attachments; those to networks the engine names without an id still lack `networkId`. */
export interface ContainerReading {
  container: Container;
  attachments: Attachment[];
}

/** A container in the engine's list: enough to see that it must be read again. */
export interface ListedContainer {
  id: string;
  /** Changes whenever the listed entry does. */
  fingerprint: string;
  /** Containers that do not run emit no event when they are connected: they are always read again. */
  running: boolean;
}

/** A container that belongs to a network, running or not. */
export interface NetworkMember {
  id: string;
  name: string;
  /** It runs, or is about to: anything but at rest. */
  running: boolean;
}

/** What a program in a container printed, and how it ended. */
export interface Execution {
  /** `null` when it was not waited for any longer. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** What ended the waiting: it took too long, or printed too much. */
  cut: 'time' | 'size' | null;
}

/** Something the engine said: a hint to re-read, never a fact (R20). */
export type EngineHint =
  | { kind: 'network'; id: string }
  | { kind: 'container'; id: string }
  /** Anything may have changed. */
  | { kind: 'all' };

/** Where an engine is and how it was chosen. */
export interface EngineAddress {
  /** As a user would write it: `unix:///var/run/docker.sock`, `tcp://10.0.0.5:2376`, `ssh://me@host`. */
  url: string;
  /** What named it: `--docker-host`, `DOCKER_HOST`, `context "x"`, `found`, `sample`. */
  source: string;
  tls?: { ca?: string; cert?: string; key?: string; skipVerify: boolean };
}

/** All that the rest of the server may ask of an engine. Every call has a time-out and rejects with an `EngineError`. */
export interface EngineClient {
  /** Greets the engine and negotiates the API version; call it again after the connection was lost. */
  hello(): Promise<Engine>;
  /** Resolves when the engine answers at all; costs it next to nothing. */
  ping(): Promise<void>;
  listNetworks(): Promise<Network[]>;
  listContainers(): Promise<ListedContainer[]>;
  /** `null` when the engine has no such network. */
  readNetwork(id: string): Promise<Network | null>;
  readContainer(id: string): Promise<ContainerReading | null>;
  /** The engine's own JSON. */
  inspectNetwork(id: string, options?: { verbose?: boolean | undefined }): Promise<unknown>;
  inspectContainer(id: string): Promise<unknown>;
  listImages(): Promise<Image[]>;
  /** The containers of a network as the engine has them now, stopped ones included. */
  listMembers(network: { id: string; name: string }): Promise<NetworkMember[]>;
  /**
   * Hints from now on, until `signal` aborts. Resolves `subscribed` once the engine streams;
   * the iterable throws an `EngineError` or ends when the stream does.
   */
  subscribe(signal: AbortSignal): Promise<AsyncIterable<EngineHint>>;

  createNetwork(request: CreateNetworkRequest): Promise<CreatedNetwork>;
  removeNetwork(id: string): Promise<void>;
  connect(networkId: string, request: ConnectRequest): Promise<void>;
  disconnect(networkId: string, request: DisconnectRequest): Promise<void>;

  /**
   * Makes a container and does not start it. Of its networks only the first is joined, which the engine is to know as
   * `mode` (its name or id; `null` where there is none); the others are to be connected.
   */
  createContainer(request: RunContainerRequest, mode: string | null): Promise<RanContainer>;
  /** Rejects with `container-state` where it runs already; likewise those below. */
  startContainer(id: string): Promise<void>;
  stopContainer(id: string): Promise<void>;
  restartContainer(id: string): Promise<void>;
  pauseContainer(id: string): Promise<void>;
  unpauseContainer(id: string): Promise<void>;
  renameContainer(id: string, name: string): Promise<void>;
  /** `force` kills one that runs; `withVolumes` also removes the volumes without a name that were made for it. */
  removeContainer(id: string, force: boolean, withVolumes?: boolean): Promise<void>;

  /**
   * Runs a program in a container that runs, without a shell, a terminal or input. It is not ended with the waiting:
   * only what ends by itself may be run.
   */
  exec(
    containerId: string,
    command: readonly string[],
    bounds: { timeoutMs: number; maxBytes: number },
  ): Promise<Execution | 'no-such-program'>;
  /**
   * R244: starts a container in the network stack of another that does nothing and ends after a minute; `image` is
   * local and has `sleep`. Lists and readings leave it out.
   * @returns its id
   */
  startHelper(image: string, containerId: string): Promise<string>;
  /** Resolves also where there is none any more. */
  removeHelper(id: string): Promise<void>;
  /** R245: removes what earlier processes started with `startHelper`. @returns how many */
  sweepHelpers(): Promise<number>;
}
