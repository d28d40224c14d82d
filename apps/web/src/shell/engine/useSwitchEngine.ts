import type { EngineSummary } from '@portolan/protocol';
import { useCallback } from 'react';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { useView } from '../../store/useView.ts';

/** R290: returns the function that goes to another engine, unless it is shown already. */
export function useSwitchEngine(): (engine: Pick<EngineSummary, 'name' | 'isDefault'>) => void {
  const { switchEngine } = useView();
  return useCallback(
    ({ name, isDefault }) => {
      const { asked } = useShownStore.getState();
      if (summaryOf(useEnginesStore.getState(), asked)?.name === name) return;
      switchEngine(isDefault ? null : name);
    },
    [switchEngine],
  );
}
