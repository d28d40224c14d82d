import { undoChange } from '../../dialogs/toast/undoChange.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { activityStoreOf } from '../../store/activityStore.ts';
import { tabChanges } from '../../store/tabChanges.ts';
import { openOverlay } from '../overlayStore.ts';
import { newestUndoable } from './newestUndoable.ts';

/**
 * R163: undoes the newest change made from this tab on an engine. If the undo would not restore everything, the activity list opens
 * instead: it says what is not restored, and the Undo button of the change has the focus.
 */
export function undoNewest(engine: string | null): void {
  const found = newestUndoable(tabChanges(engine), activityStoreOf(engine).getState().activities ?? []);
  if (!found)
    recordAction(engine, 'No change made in this tab can be undone. The activity list shows all changes.');
  else if (found.hasLimits) openOverlay('activity');
  else void undoChange(engine, found.activityIds, found.summary);
}
