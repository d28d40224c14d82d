import { useCallback } from 'react';
import { useView } from '../store/useView.ts';
import type { ViewAction } from './viewActionsOf.ts';

/** Returns a function that performs a view action. */
export function useViewAction(): (action: ViewAction) => void {
  const { select, setLens } = useView();
  return useCallback(
    (action) => {
      if ('select' in action) select(...action.select);
      else setLens(action.lens);
    },
    [select, setLens],
  );
}
