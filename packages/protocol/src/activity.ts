/**
 * A change made through this server. It is an entry of `GET /api/v1/activity` and of the `activity` event. The server
 * stores the newest 200 in memory.
 */
export interface Activity {
  id: string;
  /** ISO 8601. */
  at: string;
  /** What was done, in one sentence: `Connected web to back.` */
  summary: string;
  /**
   * The docker commands that do the same, one a line. Those of a run contain no environment values and no arguments
   * (R168). `…` replaces what is longer than 2,000 characters (R145).
   */
  commands: string[];
  /** Ids of the networks and containers that the change was about, as they were at that time. */
  networkIds: string[];
  containerIds: string[];
  undo: UndoState;
}

/** Whether a change can be undone. */
export type UndoState =
  /** `limits`: sentences that say what an undo will not restore. */
  | { state: 'possible'; limits: string[] }
  /** The change has no inverse. `reason` is a sentence that says why. */
  | { state: 'impossible'; reason: string }
  /** `notRestored`: sentences that say what the undo did not restore. */
  | { state: 'undone'; at: string; notRestored: string[] };

/** Answer of `GET /api/v1/activity`, newest first. */
export interface ActivityReply {
  activities: Activity[];
}

/**
 * Answer of `POST /api/v1/activity/{id}/undo`. The problem is `cannot-undo` if the engine's state no longer allows it.
 */
export interface UndoReply {
  notRestored: string[];
}

/** Header in the answer to every change. Its value is the id of the activity. */
export const ACTIVITY_HEADER = 'portolan-activity';
