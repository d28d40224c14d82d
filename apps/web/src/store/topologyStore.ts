import type { EngineStatus, Version } from '@portolan/protocol';
import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import { create } from 'zustand';

/** What the page knows about server and engine. Only `connection/` writes it. */
export interface TopologyState {
  /** The connection of the page to the server. `signed-out`: the server requires a token. */
  link: 'connecting' | 'open' | 'lost' | 'signed-out';
  /** When the server stopped answering, in ISO 8601; `null` while it answers. */
  lostAt: string | null;
  /** The connection of the server to its engine; `null` until the server has reported it. */
  status: EngineStatus | null;
  version: Version | null;
  /**
   * The topology by key; `null` until the first snapshot. Each change gives a new object, which takes over the former one
   * (`TopologyIndex.advance`): nothing may keep an index longer than until the next change.
   */
  index: TopologyIndex | null;
  role: 'viewer' | 'operator';
}

export const useTopologyStore = create<TopologyState>(() => ({
  link: 'connecting',
  lostAt: null,
  status: null,
  version: null,
  index: null,
  role: 'viewer',
}));

/** Takes a new index with the change that led to it; `null` for the first topology of an engine. */
export type TopologyListener = (index: TopologyIndex, change: TopologyChange | null) => void;

const listeners = new Set<TopologyListener>();

/**
 * Calls `listener` with each new topology, outside React and in the same frame. Returns the function that ends this. What
 * is kept by key follows changes with it, where React would only know that something changed.
 */
export function listenToTopology(listener: TopologyListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Puts a new topology into the store and tells the listeners. Only `connection/` calls it. */
export function showTopology(shown: {
  version: Version;
  index: TopologyIndex;
  change: TopologyChange | null;
}): void {
  const { version, index, change } = shown;
  useTopologyStore.setState({ version, index });
  for (const listener of listeners) listener(index, change);
}

/**
 * True if the page can send commands: the user is an operator, the server is not read-only, and the engine responds.
 */
export const selectCanChange = (state: TopologyState): boolean =>
  state.role === 'operator' &&
  state.status?.state === 'live' &&
  !state.status.readOnly &&
  state.link === 'open';

/** R84: returns the reason why the page cannot send commands now, as a sentence; `null` if it can. */
export function changesDisabledReason({ role, status, link }: TopologyState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer. Only operators can make changes.';
  if (status?.readOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  if (status?.state !== 'live') return 'The engine is not responding.';
  return null;
}
