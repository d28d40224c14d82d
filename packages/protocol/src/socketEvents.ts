import type { Activity } from './activity.ts';
import type { EnginesChange } from './engines.ts';
import type { EngineStatus } from './engineStatus.ts';
import type { TopologyDiff, TopologySnapshot, Version } from './snapshot.ts';

/**
 * The events that the server sends, at `/socket.io`. The namespace `/` is about the default engine, the namespace
 * `/engines/{name}` about the engine of this name, `/engines` about which engines there are. A client connects to those of
 * the engines that it watches.
 */
export interface ServerToClientEvents {
  /** Sent when a client connects (once a topology exists) or asks for it, and in a new epoch. */
  'topology:snapshot': (snapshot: TopologySnapshot) => void;
  'topology:diff': (diff: TopologyDiff) => void;
  /** Sent when a client connects and on every change of the status. */
  'engine:status': (status: EngineStatus) => void;
  /**
   * Sent when a client connects, with all stored activities, and then with each one that is new or has changed. The
   * client stores them by id.
   */
  activity: (activities: Activity[]) => void;
  /**
   * In the namespace `/engines` only: the engines that the server watches. Sent when a client connects, with all of them, and
   * then with those that are new, gone or changed, at most four times a second.
   */
  engines: (change: EnginesChange) => void;
}

/** The events that a client may send. None of them changes any state. */
export interface ClientToServerEvents {
  /**
   * The client missed a revision, or has none. The server answers with the diffs since `version`, or with
   * `topology:snapshot` if it no longer has them or if no version is given.
   */
  'topology:resync': (version?: Version | null) => void;
}

/** What a client may say when it connects, as Socket.IO’s `auth`. */
export interface Handshake {
  /** True if the client sends `topology:resync` when it wants the topology. Until then, it gets none. */
  asksForTopology: boolean;
}
