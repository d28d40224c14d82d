import { create } from 'zustand';
import type { EngineSummary } from '@portolan/protocol';

/** In the address of the page: all engines that the server watches. */
export const ALL = '*';

/** Which engines the page shows. Only `connection/` writes it. */
interface ShownState {
  /** What the address of the page asks for: `null` for the default engine, a name, several with commas, or `*`. */
  asked: string | null;
  /** The engines that are shown, in the order of the server’s list: their names, `null` for the default one. */
  engines: readonly (string | null)[];
}

export const useShownStore = create<ShownState>(() => ({ asked: null, engines: [null] }));

/** True if `asked` may mean several engines. */
export const asksForSeveral = (asked: string | null): asked is string =>
  asked === ALL || namesAsked(asked).length > 1;

/**
 * R304: returns the engines that `asked` means, `null` for the default one. One engine is meant whether the server
 * watches it or not; of several, those that it watches, in its order: none before its list has come.
 */
export function enginesAsked(
  asked: string | null,
  watched: ReadonlyMap<string, EngineSummary> | null,
): (string | null)[] {
  if (!asksForSeveral(asked)) return [asked];
  const names = new Set(namesAsked(asked));
  return [...(watched?.values() ?? [])]
    .filter(({ name }) => asked === ALL || names.has(name))
    .map(({ name, isDefault }) => (isDefault ? null : name));
}

/** Returns the names in what the address asks for; none for the default engine and for all. */
export const namesAsked = (asked: string | null): string[] =>
  asked === null || asked === ALL ? [] : asked.split(',').filter((name) => name !== '');

/** Returns the only engine that is shown; `undefined` where it is not exactly one. */
export const useOnlyEngine = (): string | null | undefined =>
  useShownStore(({ engines }) => (engines.length === 1 ? engines[0] : undefined));

/** True while the page shows several engines, each of which is then named. */
export const useIsSeveral = (): boolean => useShownStore(({ engines }) => engines.length > 1);
