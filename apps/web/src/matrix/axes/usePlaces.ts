import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';

/** The names of the engines that are shown; the key `null` is the default one. */
export function usePlaces(): ReadonlyMap<string | null, string> {
  const engines = useShownStore((state) => state.engines);
  const names = useEnginesStore(
    useShallow((state) => engines.map((engine) => summaryOf(state, engine)?.name ?? engine ?? '')),
  );
  return useMemo(() => new Map(engines.map((engine, at) => [engine, names[at] ?? ''])), [engines, names]);
}
