import type { EngineSummary } from '@portolan/protocol';
import { useShallow } from 'zustand/react/shallow';
import { summaryOf, useEnginesStore } from './enginesStore.ts';
import { useShownStore } from './shownStore.ts';

/** Returns what the list of engines says of those that are shown, in its order. */
export function useShownSummaries(): readonly EngineSummary[] {
  const engines = useShownStore((state) => state.engines);
  return useEnginesStore(useShallow((state) => engines.flatMap((engine) => summaryOf(state, engine) ?? [])));
}
