import { useCallback } from 'react';
import { keyOf, useEnginesStore, useIsUnknownEngine } from '../../../store/engine/enginesStore.ts';
import { asksForSeveral, namesAsked } from '../../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../../store/engine/useShownSummaries.ts';
import { useView } from '../../../store/useView.ts';

/**
 * R309: returns the names of several in the address that the server does not watch, unless it watches none of them, and the
 * function that takes them out of the address.
 */
export function useLeftOut(): { names: string[]; forget: () => void } {
  const { engine: asked, correctEngines } = useView();
  const engines = useEnginesStore((state) => state.engines);
  const isUnknown = useIsUnknownEngine();
  const shown = useShownSummaries();
  const forget = useCallback(() => {
    const [first, ...others] = shown;
    if (first) correctEngines(others.length === 0 ? keyOf(first) : shown.map(({ name }) => name).join(','));
  }, [shown, correctEngines]);
  const isAbout = asksForSeveral(asked) && engines !== null && !isUnknown;
  return { names: isAbout ? namesAsked(asked).filter((name) => !engines.has(name)) : [], forget };
}
