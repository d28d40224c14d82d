import type { EngineSummary } from '@portolan/protocol';
import { useCallback } from 'react';
import { summaryOf, useEnginesStore } from '../../store/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';

/** R290: returns the function that goes to another engine, unless it is shown already. */
export function useSwitchEngine(): (engine: Pick<EngineSummary, 'name' | 'isDefault'>) => void {
  const { switchEngine } = useView();
  return useCallback(
    ({ name, isDefault }) => {
      const { engine } = useTopologyStore.getState();
      if (summaryOf(useEnginesStore.getState(), engine)?.name === name) return;
      switchEngine(isDefault ? null : name);
    },
    [switchEngine],
  );
}
