import type { Activity } from './activity.ts';
import type { EngineStatus } from './engineStatus.ts';
import type { TopologyDiff, TopologySnapshot } from './snapshot.ts';

/** The events that the server sends, at `/socket.io`. */
export interface ServerToClientEvents {
  /** The first message after a client connects (once a topology exists), after a gap, and in a new epoch. */
  'topology:snapshot': (snapshot: TopologySnapshot) => void;
  'topology:diff': (diff: TopologyDiff) => void;
  /** Sent when a client connects and on every change of the status. */
  'engine:status': (status: EngineStatus) => void;
  /**
   * Sent when a client connects, with all stored activities, and then with each one that is new or has changed. The
   * client stores them by id.
   */
  activity: (activities: Activity[]) => void;
}

/** The events that a client may send. None of them changes any state. */
export interface ClientToServerEvents {
  /** The client missed a revision. The server answers with `topology:snapshot`. */
  'topology:resync': () => void;
}
