import { useCallback } from 'react';
import type { ViewAction } from './viewActionsOf.ts';
import { useSelection } from '../store/useSelection.ts';

/** Returns a function that performs a view action. */
export function useViewAction(): (action: ViewAction) => void {
  const { select, setLens } = useSelection();
  return useCallback(
    (action) => {
      if ('select' in action) select(...action.select);
      else setLens(action.lens);
    },
    [select, setLens],
  );
}
