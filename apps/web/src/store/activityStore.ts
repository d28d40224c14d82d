import type { Activity } from '@portolan/protocol';
import { create } from 'zustand';

/** The changes made through the server, whoever made them. */
interface ActivityState {
  /** Newest first; `null` until the server said so. Only `connection/` writes it. */
  activities: Activity[] | null;
  /** Ids of those that came since the list was last looked at. */
  freshIds: ReadonlySet<string>;
}

export const useActivityStore = create<ActivityState>(() => ({ activities: null, freshIds: new Set() }));

/** Called when the list has been looked at. */
export const markActivitiesSeen = (): void => useActivityStore.setState({ freshIds: new Set() });
