import { useCallback } from 'react';
import { useView } from '../store/useView.ts';
import type { ViewAction } from './viewActionsOf.ts';

/** Shows what a look is about. */
export function useViewAction(): (look: ViewAction) => void {
  const { select, setLens } = useView();
  return useCallback(
    (look) => {
      if ('select' in look) select(...look.select);
      else setLens(look.lens);
    },
    [select, setLens],
  );
}
