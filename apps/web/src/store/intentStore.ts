import type { ContainerVerb } from '@portolan/protocol';
import { create } from 'zustand';

/** What a gesture asks for. A dialog shows the impact before a command is sent. */
export type Intent =
  /** Containers and networks that the dialog starts with; any number of each, also none. */
  | { kind: 'connect'; containerIds: string[]; networkIds: string[] }
  | { kind: 'disconnect'; containerId: string; networkId: string }
  /** `like`: the id of a network whose settings the form copies. */
  | { kind: 'create-network'; like?: string }
  | { kind: 'remove-networks'; networkIds: string[] }
  | { kind: 'prune-networks' }
  | { kind: 'run-container'; networkIds: string[] }
  | { kind: 'container'; verb: ContainerVerb | 'remove'; containerId: string }
  | { kind: 'rename-container'; containerId: string }
  | { kind: 'add-engine' }
  | { kind: 'remove-engine'; name: string };

interface IntentState {
  /** The intent whose dialog is open; `null` when none is. */
  intent: Intent | null;
  /** The engine that it concerns; `null` is the default one. */
  engine: string | null;
}

export const useIntentStore = create<IntentState>(() => ({ intent: null, engine: null }));

/** Opens the dialog of an intent. Map, table, inspector, palette and keyboard have no other way to a command. */
export const requestIntent = (engine: string | null, intent: Intent): void =>
  useIntentStore.setState({ intent, engine });
export const dismissIntent = (): void => useIntentStore.setState({ intent: null });
