/**
 * A change made through this server: entry of `GET /api/v1/activity`, and of the `activity` event. The newest 200 are
 * kept while the server runs.
 */
export interface Activity {
  id: string;
  /** ISO 8601. */
  at: string;
  /** What was done, in one sentence: `Connected web to back.` */
  summary: string;
  /**
   * The docker commands that do the same, one a line; without values of the environment and arguments of a run, and
   * with `…` where they were too long.
   */
  commands: string[];
  /** Networks and containers it was about, as they were called then. */
  networkIds: string[];
  containerIds: string[];
  undo: UndoState;
}

/** Whether a change can be taken back. */
export type UndoState =
  /** `limits`: what taking it back will not restore, in sentences. */
  | { state: 'possible'; limits: string[] }
  /** It has no inverse; `reason` says why. */
  | { state: 'impossible'; reason: string }
  /** `notRestored`: what is not as it was before, in sentences. */
  | { state: 'undone'; at: string; notRestored: string[] };

/** Answer of `GET /api/v1/activity`, newest first. */
export interface ActivityReply {
  activities: Activity[];
}

/** Answer of `POST /api/v1/activity/{id}/undo`; problem `cannot-undo` where the world has moved on. */
export interface UndoReply {
  notRestored: string[];
}

/** Header of the answer to every change: the id of its activity. */
export const ACTIVITY_HEADER = 'portolan-activity';
