import type { Activity } from '@portolan/protocol';
import { create } from 'zustand';

/** The changes made through this server, by any user. */
interface ActivityState {
  /** Newest first; `null` until the server has sent them. Only `connection/` writes this. */
  activities: Activity[] | null;
  /** Ids of the activities that arrived since the user last opened the list. */
  freshIds: ReadonlySet<string>;
}

export const useActivityStore = create<ActivityState>(() => ({ activities: null, freshIds: new Set() }));

/** Call this when the user has seen the list. */
export const markActivitiesSeen = (): void => useActivityStore.setState({ freshIds: new Set() });
