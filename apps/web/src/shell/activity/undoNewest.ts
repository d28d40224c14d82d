import { undoChange } from '../../dialogs/toast/undoChange.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { useActivityStore } from '../../store/activityStore.ts';
import { tabChanges } from '../../store/tabChanges.ts';
import { openOverlay } from '../overlayStore.ts';
import { newestUndoable } from './newestUndoable.ts';

/**
 * R163: takes back the newest change made from this tab. One that leaves something behind is shown in the list first,
 * with what that is, and its Undo has the focus.
 */
export function undoNewest(): void {
  const found = newestUndoable(tabChanges(), useActivityStore.getState().activities ?? []);
  if (!found)
    recordAction('Nothing that was done in this tab can be undone. The activity list has all changes.');
  else if (found.hasLimits) openOverlay('activity');
  else void undoChange(found.activityIds, found.summary);
}
