import type { Activity } from '@portolan/protocol';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { useEngine } from './engine/EngineScope.ts';

/** The changes made through this server on one engine, by any user. */
export interface ActivityState {
  /** Newest first; `null` until the server has sent them. Only `connection/` writes this. */
  activities: Activity[] | null;
  /** Ids of the activities that arrived since the user last opened the list. */
  freshIds: ReadonlySet<string>;
}

/** By engine; `null` is the default one. */
const stores = new Map<string | null, StoreApi<ActivityState>>();

/** Returns the store of an engine, `null` for the default one: always the same. */
export function activityStoreOf(engine: string | null): StoreApi<ActivityState> {
  let store = stores.get(engine);
  if (!store) {
    store = createStore<ActivityState>(() => ({ activities: null, freshIds: new Set() }));
    stores.set(engine, store);
  }
  return store;
}

/** Returns a part of what is known of the engine that this part of the page is about. */
export const useActivityStore = <T>(selector: (state: ActivityState) => T): T =>
  useStore(activityStoreOf(useEngine()), selector);

/** Call this when the user has seen the lists of these engines. */
export function markActivitiesSeen(engines: readonly (string | null)[]): void {
  for (const engine of engines) activityStoreOf(engine).setState({ freshIds: new Set() });
}

/** Forgets the activities of an engine that is shown no longer. Only `connection/` calls it. */
export const forgetActivities = (engine: string | null): void =>
  activityStoreOf(engine).setState({ activities: null, freshIds: new Set() });
