import type { EngineSummary } from '@portolan/protocol';
import { useCallback } from 'react';
import { keyOf, summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { ALL, enginesAsked, useShownStore } from '../../store/engine/shownStore.ts';
import { useView } from '../../store/useView.ts';
import { askedWith } from './askedWith.ts';

/** R290: returns the function that shows one engine only, unless it is the only one that is shown already. */
export function useSwitchEngine(): (engine: Pick<EngineSummary, 'name' | 'isDefault'>) => void {
  const goTo = useGoToEngines();
  return useCallback(
    (engine) => {
      const { engines } = useShownStore.getState();
      const [only = null] = engines;
      const isShown = summaryOf(useEnginesStore.getState(), only)?.name === engine.name;
      if (engines.length !== 1 || !isShown) goTo(keyOf(engine));
    },
    [goTo],
  );
}

/** R309: returns the function that adds an engine to those that are shown, or takes it away from them. */
export function useToggleEngine(): (engine: EngineSummary) => void {
  const goTo = useGoToEngines();
  return useCallback(
    (engine) => {
      const { engines } = useEnginesStore.getState();
      const asked = askedWith(useShownStore.getState().engines, engine, [...(engines?.values() ?? [])]);
      if (asked !== undefined) goTo(asked);
    },
    [goTo],
  );
}

/** R309: returns the function that shows all engines, also those that are added later. */
export function useShowAllEngines(): () => void {
  const goTo = useGoToEngines();
  return useCallback(() => goTo(ALL), [goTo]);
}

/** What concerns engines that stay goes along. */
function useGoToEngines(): (asked: string | null) => void {
  const { switchEngines } = useView();
  return useCallback(
    (asked) => {
      const shown = useShownStore.getState();
      if (asked === shown.asked) return;
      const next = enginesAsked(asked, useEnginesStore.getState().engines);
      switchEngines(
        asked,
        next.filter((engine) => shown.engines.includes(engine)),
      );
    },
    [switchEngines],
  );
}
