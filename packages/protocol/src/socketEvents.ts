import type { Activity } from './activity.ts';
import type { EngineStatus } from './engineStatus.ts';
import type { TopologyDiff, TopologySnapshot } from './snapshot.ts';

/** What the server says, at `/socket.io`. */
export interface ServerToClientEvents {
  /** First message after joining (once a topology exists), after a gap, and in a new epoch. */
  'topology:snapshot': (snapshot: TopologySnapshot) => void;
  'topology:diff': (diff: TopologyDiff) => void;
  /** On joining and on every change. */
  'engine:status': (status: EngineStatus) => void;
  /** On joining: all that are kept. Then each that is new or has changed. Put them by id. */
  activity: (activities: Activity[]) => void;
}

/** What a client may say: no state changes, only that it lost count. */
export interface ClientToServerEvents {
  /** Answered with `topology:snapshot`. */
  'topology:resync': () => void;
}
