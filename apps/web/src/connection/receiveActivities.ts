import type { Activity } from '@portolan/protocol';

interface Known {
  activities: Activity[] | null;
  freshIds: ReadonlySet<string>;
}

/**
 * R164: takes what the server says of its activities, newest first. `isFirst`: the first since joining, which holds all
 * that are kept and replaces what was known; later ones take the place of their id, or come before all others. What
 * came after the first that the page ever saw is fresh.
 */
export function receiveActivities(known: Known, changed: Activity[], isFirst: boolean): Known {
  const before = new Set((known.activities ?? []).map((each) => each.id));
  const changedById = new Map(changed.map((each) => [each.id, each]));
  const came = changed.filter((each) => !before.has(each.id));
  const activities = isFirst
    ? changed
    : [...came, ...(known.activities ?? []).map((each) => changedById.get(each.id) ?? each)];
  const fresh = known.activities === null ? [] : came.map((each) => each.id);
  const kept = new Set(activities.map((each) => each.id));
  return { activities, freshIds: new Set([...known.freshIds, ...fresh].filter((id) => kept.has(id))) };
}
