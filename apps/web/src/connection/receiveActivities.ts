import type { Activity } from '@portolan/protocol';

interface Known {
  activities: Activity[] | null;
  freshIds: ReadonlySet<string>;
}

/**
 * R164: takes what the server says of its activities. `isFirst`: the first since joining, which holds all that are
 * kept and replaces what was known; later ones are put by id. What came after the first that the page ever saw is fresh.
 */
export function receiveActivities(known: Known, changed: Activity[], isFirst: boolean): Known {
  const byId = new Map((isFirst ? [] : (known.activities ?? [])).map((each) => [each.id, each]));
  const before = new Set((known.activities ?? []).map((each) => each.id));
  for (const each of changed) byId.set(each.id, each);
  const fresh =
    known.activities === null ? [] : changed.map((each) => each.id).filter((id) => !before.has(id));
  return {
    activities: [...byId.values()].sort(byAge),
    freshIds: new Set([...known.freshIds, ...fresh].filter((id) => byId.has(id))),
  };
}

/** Ids break the tie of two within a millisecond, so that the order is the same on every page. */
const byAge = (a: Activity, b: Activity): number =>
  a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;
