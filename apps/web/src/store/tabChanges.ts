const KEY = 'portolan-changes';
const MOST = 50;

/**
 * R163: the changes made from this tab, each with the ids of its activities, the newest last. Kept over a reload, but
 * not beyond the tab: the key for Undo must never take back what somebody else did.
 */
export function tabChanges(): string[][] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isIds) : [];
  } catch {
    return [];
  }
}

export function saveTabChange(activityIds: string[]): void {
  if (activityIds.length > 0) save([...tabChanges(), activityIds].slice(-MOST));
}

function save(changes: string[][]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(changes));
  } catch {
    // Storage is off or full: the list of activities still takes them back.
  }
}

const isIds = (each: unknown): each is string[] =>
  Array.isArray(each) && each.every((id) => typeof id === 'string');
