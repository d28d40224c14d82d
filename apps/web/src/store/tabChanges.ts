const KEY = 'portolan-changes';
const MAX_CHANGES = 50;

/** The default engine has the key without a name. */
const keyOf = (engine: string | null): string => (engine === null ? KEY : `${KEY} ${engine}`);

/**
 * R163: returns the changes made on an engine from this tab, each as the ids of its activities, the newest last. They survive a
 * reload, but not the tab: the keyboard shortcut for Undo must never undo a change of another user.
 */
export function tabChanges(engine: string | null): string[][] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(engine)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isIds) : [];
  } catch {
    return [];
  }
}

/** Adds a change; at most 50 are stored. */
export function saveTabChange(engine: string | null, activityIds: string[]): void {
  if (activityIds.length > 0) save(engine, [...tabChanges(engine), activityIds].slice(-MAX_CHANGES));
}

function save(engine: string | null, changes: string[][]): void {
  try {
    sessionStorage.setItem(keyOf(engine), JSON.stringify(changes));
  } catch {
    // Storage is disabled or full. The changes can still be undone in the list of activities.
  }
}

const isIds = (each: unknown): each is string[] =>
  Array.isArray(each) && each.every((id) => typeof id === 'string');
