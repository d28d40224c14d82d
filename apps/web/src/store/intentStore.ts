import { create } from 'zustand';

/** What a gesture asks for. A dialog shows what it will do before anything is sent. */
export type Intent =
  | { kind: 'connect'; containerId?: string; networkId?: string }
  | { kind: 'disconnect'; containerId: string; networkId: string }
  | { kind: 'create-network' }
  | { kind: 'remove-network'; networkId: string };

interface IntentState {
  /** The intent whose dialog is open; `null` when none is. */
  intent: Intent | null;
}

export const useIntentStore = create<IntentState>(() => ({ intent: null }));

/** Opens the dialog of an intent: the one way from map, table, inspector, palette and keyboard to a command. */
export const requestIntent = (intent: Intent): void => useIntentStore.setState({ intent });
export const dismissIntent = (): void => useIntentStore.setState({ intent: null });
