import type { EnginesChange, EngineSummary } from '@portolan/protocol';
import { create } from 'zustand';
import { useEngine } from './EngineScope.ts';
import { asksForSeveral, namesAsked, useShownStore } from './shownStore.ts';

interface EnginesState {
  /** By name, the default engine first; `null` until the server has sent them. Only `connection/` writes this. */
  engines: ReadonlyMap<string, EngineSummary> | null;
}

export const useEnginesStore = create<EnginesState>(() => ({ engines: null }));

/** Takes over a message of the server. The first one after a connect (`isFirst`) lists all engines. */
export function receiveEngines({ put, remove }: EnginesChange, isFirst: boolean): void {
  useEnginesStore.setState(({ engines }) => {
    const next = new Map(isFirst ? [] : engines);
    for (const name of remove) next.delete(name);
    for (const each of put) next.set(each.name, each);
    return { engines: next };
  });
}

/** True if the list of engines has the one that is asked for by `engine`; `null` is the default engine. */
const isIn = (engines: EnginesState['engines'], engine: string | null): boolean =>
  engine === null || engines === null || engines.has(engine);

/** R290: true if the server watches none of the engines that the address of the page asks for. */
export function useIsUnknownEngine(): boolean {
  const asked = useShownStore((state) => state.asked);
  return useEnginesStore(({ engines }) =>
    asksForSeveral(asked)
      ? namesAsked(asked).length > 0 && namesAsked(asked).every((name) => !isIn(engines, name))
      : !isIn(engines, asked),
  );
}

/** The same outside React. */
export const isKnownEngine = (engine: string | null): boolean =>
  isIn(useEnginesStore.getState().engines, engine);

/** Returns an engine of the list; the default one for `null`. */
export function summaryOf({ engines }: EnginesState, engine: string | null): EngineSummary | undefined {
  if (engine !== null) return engines?.get(engine);
  return [...(engines?.values() ?? [])].find(({ isDefault }) => isDefault);
}

/** Returns the key of an engine in the page: its name, `null` for the default one. */
export const keyOf = ({ name, isDefault }: Pick<EngineSummary, 'name' | 'isDefault'>): string | null =>
  isDefault ? null : name;

/** True if the server watches several engines. */
export const useWatchesSeveral = (): boolean => useEnginesStore(({ engines }) => (engines?.size ?? 0) > 1);

/** Returns the name of an engine; empty for the default one until the list has come. */
export const nameOfEngine = (state: EnginesState, engine: string | null): string =>
  engine ?? summaryOf(state, null)?.name ?? '';

/** R291: returns the name of an engine where there are several, to say where something is done; `null` where there is one. */
export function placeOf(state: EnginesState, engine: string | null): string | null {
  if (!state.engines || state.engines.size < 2) return null;
  return summaryOf(state, engine)?.name ?? engine;
}

/** R291: the same for the engine that this part of the page is about. */
export function usePlace(): string | null {
  const engine = useEngine();
  return useEnginesStore((state) => placeOf(state, engine));
}
