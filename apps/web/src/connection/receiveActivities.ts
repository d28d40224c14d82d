import type { Activity } from '@portolan/protocol';

interface Known {
  activities: Activity[] | null;
  freshIds: ReadonlySet<string>;
}

/**
 * R164: merges the activities that the server sends, newest first, into the known ones. The first message after a
 * connect (`isFirst`) lists all activities that the server holds, and replaces the known ones. In a later message, an
 * activity replaces the known one with its id, or comes before all others. Activities are fresh if they arrived after
 * the first message that the page ever received.
 */
export function receiveActivities(known: Known, changed: Activity[], isFirst: boolean): Known {
  const knownIds = new Set((known.activities ?? []).map((each) => each.id));
  const changedById = new Map(changed.map((each) => [each.id, each]));
  const added = changed.filter((each) => !knownIds.has(each.id));
  const activities = isFirst
    ? changed
    : [...added, ...(known.activities ?? []).map((each) => changedById.get(each.id) ?? each)];
  const fresh = known.activities === null ? [] : added.map((each) => each.id);
  const listedIds = new Set(activities.map((each) => each.id));
  return { activities, freshIds: new Set([...known.freshIds, ...fresh].filter((id) => listedIds.has(id))) };
}
