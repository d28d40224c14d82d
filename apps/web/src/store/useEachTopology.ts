import type { TopologyIndex } from '@portolan/topology';
import { isEqual } from '@portolan/topology';
import { useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand';
import { useShownStore } from './engine/shownStore.ts';
import { activityStoreOf } from './activityStore.ts';
import type { ActivityState } from './activityStore.ts';
import { topologyStoreOf } from './topologyStore.ts';
import type { TopologyState } from './topologyStore.ts';
import { HasTopology } from './useTopologyData.ts';

/** What was found of one engine; `null` is the default one. */
export interface OfEngine<T> {
  engine: string | null;
  value: T;
}

/**
 * R99: returns what `derive` finds in the topology of each engine that is shown, in the order of the server’s list; engines
 * without a topology yet are left out. Only the engine that changed is derived again, so `derive` must depend on nothing
 * else, or be another function then. The result is the same object until a value is not deeply equal to the one before.
 */
export function useEachTopology<T>(
  derive: (index: TopologyIndex, engine: string | null) => T,
): readonly OfEngine<T>[] {
  const hasTopology = useContext(HasTopology);
  const deriveState = useCallback(
    ({ index }: TopologyState, engine: string | null) =>
      index && hasTopology ? { value: derive(index, engine) } : null,
    [derive, hasTopology],
  );
  return useEach(topologyStoreOf, deriveState);
}

/** The same for the whole state of each engine. */
export const useEachState = <T>(
  derive: (state: TopologyState, engine: string | null) => T,
): readonly OfEngine<T>[] =>
  useEach(
    topologyStoreOf,
    useCallback((state, engine) => ({ value: derive(state, engine) }), [derive]),
  );

/** The same for the activities of each engine. */
export const useEachActivities = <T>(
  derive: (state: ActivityState, engine: string | null) => T,
): readonly OfEngine<T>[] =>
  useEach(
    activityStoreOf,
    useCallback((state, engine) => ({ value: derive(state, engine) }), [derive]),
  );

/** Only arrays and plain objects are compared by what they hold. */
function isSameFound(a: { value: unknown } | null, b: { value: unknown } | null): boolean {
  if (!a || !b) return a === b;
  const isPlain = [a.value, b.value].every(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype),
  );
  return isPlain ? isEqual(a.value, b.value) : Object.is(a.value, b.value);
}

/** What was found of each engine, and from which state. */
export interface Each<S, T> {
  derive: Derive<S, T>;
  known: ReadonlyMap<string | null, { state: S; found: { value: T } | null }>;
  result: readonly OfEngine<T>[];
}

/** Returns the value of an engine; `null` leaves the engine out. */
type Derive<S, T> = (state: S, engine: string | null) => { value: T } | null;

/** Returns what `derive` finds in the states of these engines now. What is as in `before` is not derived again. */
export function advanceEach<S, T>(
  before: Each<S, T> | null,
  engines: readonly (string | null)[],
  stateOf: (engine: string | null) => S,
  derive: Derive<S, T>,
): Each<S, T> {
  const known = new Map<string | null, { state: S; found: { value: T } | null }>();
  for (const engine of engines) {
    const state = stateOf(engine);
    const last = before?.known.get(engine);
    if (last?.state === state && before?.derive === derive) known.set(engine, last);
    else {
      const found = derive(state, engine);
      known.set(engine, { state, found: last && isSameFound(last.found, found) ? last.found : found });
    }
  }
  const result = [...known].flatMap(([engine, { found }]) => (found ? [{ engine, value: found.value }] : []));
  const isSame =
    before?.result.length === result.length &&
    before.result.every((each, at) => each.engine === result[at]?.engine && each.value === result[at].value);
  return { derive, known, result: isSame ? before.result : result };
}

function useEach<S, T>(
  storeOf: (engine: string | null) => StoreApi<S>,
  derive: Derive<S, T>,
): readonly OfEngine<T>[] {
  const engines = useShownStore((state) => state.engines);
  const kept = useRef<Each<S, T> | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = engines.map((engine) => storeOf(engine).subscribe(listener));
      return () => ends.forEach((end) => end());
    },
    [engines, storeOf],
  );
  return useSyncExternalStore(subscribe, () => {
    kept.current = advanceEach(kept.current, engines, (engine) => storeOf(engine).getState(), derive);
    return kept.current.result;
  });
}
