import type { Activity } from '@portolan/protocol';

export interface Undoable {
  /** The activities of the change that can still be undone, in order. */
  activityIds: string[];
  summary: string;
  hasLimits: boolean;
  /** When it was made, in ISO 8601. */
  at: string;
}

/**
 * R163: finds the newest of `changes` that can be undone, at least in part. A change can consist of several activities.
 */
export function newestUndoable(changes: string[][], activities: readonly Activity[]): Undoable | null {
  const byId = new Map(activities.map((each) => [each.id, each]));
  for (const change of [...changes].reverse()) {
    const entries = change
      .map((id) => byId.get(id))
      .filter((each) => each !== undefined)
      .filter((each) => each.undo.state === 'possible');
    if (entries.length > 0) {
      return {
        activityIds: entries.map((each) => each.id),
        summary: entries.map((each) => each.summary).join(' '),
        at: entries.reduce((last, { at }) => (at > last ? at : last), ''),
        hasLimits: entries.some(({ undo }) => undo.state === 'possible' && undo.limits.length > 0),
      };
    }
  }
  return null;
}
