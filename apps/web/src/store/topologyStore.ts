import type { EngineStatus, Version } from '@portolan/protocol';
import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { useEngine } from './engine/EngineScope.ts';

/** What the page knows about one engine. Only `connection/` writes it. */
export interface TopologyState {
  /** The connection of the server to the engine; `null` until the server has reported it. */
  status: EngineStatus | null;
  version: Version | null;
  /**
   * The topology by key; `null` until the first snapshot. Each change gives a new object, which takes over the former one
   * (`TopologyIndex.advance`): nothing may keep an index longer than until the next change.
   */
  index: TopologyIndex | null;
}

/** Takes a new index with the change that led to it; `null` for the first topology of an engine. */
export type TopologyListener = (index: TopologyIndex, change: TopologyChange | null) => void;

/** What belongs to one engine. */
interface KeptTopology {
  store: StoreApi<TopologyState>;
  listeners: Set<TopologyListener>;
  /** What the store is to take over in the next frame; `null` if nothing. */
  awaited: Pick<TopologyState, 'version' | 'index'> | null;
}

const nothing: TopologyState = { status: null, version: null, index: null };

/** By engine; `null` is the default one. */
const kept = new Map<string | null, KeptTopology>();

function keptOf(engine: string | null): KeptTopology {
  let found = kept.get(engine);
  if (!found) {
    found = { store: createStore(() => nothing), listeners: new Set(), awaited: null };
    kept.set(engine, found);
  }
  return found;
}

/** Returns the store of an engine, `null` for the default one: always the same. */
export const topologyStoreOf = (engine: string | null): StoreApi<TopologyState> => keptOf(engine).store;

/** Returns a part of what the page knows about the engine that this part of the page is about. */
export const useTopologyStore = <T>(selector: (state: TopologyState) => T): T =>
  useStore(topologyStoreOf(useEngine()), selector);

/**
 * Calls `listener` with each new topology of an engine, outside React and before it. Returns the function that ends this.
 * What is kept by key follows changes with it, where React would only know that something changed.
 */
export function listenToTopology(engine: string | null, listener: TopologyListener): () => void {
  const { listeners } = keptOf(engine);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Tells the listeners of a new topology of an engine, and puts it into its store. Only `connection/` calls it. While there
 * are listeners, the store follows a change in the next frame: what React renders would otherwise delay the frame that shows
 * the change on the map. Until then, the index in the store answers from the newest state too (`TopologyIndex.advance`).
 */
export function showTopology(
  engine: string | null,
  { version, index, change }: { version: Version; index: TopologyIndex; change: TopologyChange | null },
): void {
  const of = keptOf(engine);
  const isScheduled = of.awaited !== null;
  of.awaited = { version, index };
  // A hidden page gets no frames.
  if (change === null || of.listeners.size === 0 || document.hidden) putAwaited(of);
  for (const listener of of.listeners) listener(index, change);
  if (of.awaited && !isScheduled) requestAnimationFrame(() => requestAnimationFrame(() => putAwaited(of)));
}

function putAwaited(of: KeptTopology): void {
  if (of.awaited) of.store.setState(of.awaited);
  of.awaited = null;
}

/** Forgets what is known about an engine, which is shown no longer or not yet. Only `connection/` calls it. */
export function forgetTopology(engine: string | null): void {
  const of = keptOf(engine);
  of.awaited = null;
  of.store.setState(nothing);
}
