const KEY = 'portolan-changes';
const MAX_CHANGES = 50;

/**
 * R163: returns the changes made from this tab, each as the ids of its activities, the newest last. They survive a
 * reload, but not the tab: the keyboard shortcut for Undo must never undo a change of another user.
 */
export function tabChanges(): string[][] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isIds) : [];
  } catch {
    return [];
  }
}

/** Adds a change; at most 50 are stored. */
export function saveTabChange(activityIds: string[]): void {
  if (activityIds.length > 0) save([...tabChanges(), activityIds].slice(-MAX_CHANGES));
}

function save(changes: string[][]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(changes));
  } catch {
    // Storage is disabled or full. The changes can still be undone in the list of activities.
  }
}

const isIds = (each: unknown): each is string[] =>
  Array.isArray(each) && each.every((id) => typeof id === 'string');
