import type { EngineStatus, Version } from '@portolan/protocol';
import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import { create } from 'zustand';

/** What the page knows about the server and the engine that is shown. Only `connection/` writes it. */
export interface TopologyState {
  /** The name of the engine that all of this is about, as in the URL; `null` for the default engine. */
  engine: string | null;
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
  engine: null,
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
 * Calls `listener` with each new topology, outside React and before it. Returns the function that ends this. What
 * is kept by key follows changes with it, where React would only know that something changed.
 */
export function listenToTopology(listener: TopologyListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What the store is to take over in the next frame; `null` if nothing. */
let awaited: Pick<TopologyState, 'version' | 'index'> | null = null;

/**
 * Tells the listeners of a new topology, and puts it into the store. Only `connection/` calls it. While there are listeners,
 * the store follows a change in the next frame: what React renders would otherwise delay the frame that shows the change
 * on the map. Until then, the index in the store answers from the newest state too (`TopologyIndex.advance`).
 */
export function showTopology(shown: {
  version: Version;
  index: TopologyIndex;
  change: TopologyChange | null;
}): void {
  const { version, index, change } = shown;
  const isScheduled = awaited !== null;
  awaited = { version, index };
  // A hidden page gets no frames.
  if (change === null || listeners.size === 0 || document.hidden) putAwaited();
  for (const listener of listeners) listener(index, change);
  if (awaited && !isScheduled) requestAnimationFrame(() => requestAnimationFrame(putAwaited));
}

function putAwaited(): void {
  if (awaited) useTopologyStore.setState(awaited);
  awaited = null;
}

/** Takes over that another engine is shown, of which nothing is known yet. Only `connection/` calls it. */
export function forgetTopology(engine: string | null): void {
  awaited = null;
  useTopologyStore.setState({ engine, status: null, version: null, index: null });
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
export const changesDisabledReason = (state: TopologyState): string | null =>
  serverRefusal(state) ?? (state.status?.state === 'live' ? null : 'The engine is not responding.');

/** R84: the same for changes that do not concern the engine that is shown. */
export function serverRefusal({ role, status, link }: TopologyState): string | null {
  if (role !== 'operator') return 'You are signed in as a viewer. Only operators can make changes.';
  if (status?.readOnly) return 'This server is read-only.';
  if (link !== 'open') return 'The connection to Portolan’s server is lost.';
  return null;
}
