import { undoChange } from '../../dialogs/toast/undoChange.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { activityStoreOf } from '../../store/activityStore.ts';
import { changesRefusalOf } from '../../store/engine/refusals.ts';
import { tabChanges } from '../../store/tabChanges.ts';
import { openOverlay } from '../overlayStore.ts';
import { newestUndoable } from './newestUndoable.ts';
import type { Undoable } from './newestUndoable.ts';

/** Returns the newest change of this tab that can be undone on one of these engines. */
export function newestOf(
  engines: readonly (string | null)[],
): (Undoable & { engine: string | null }) | undefined {
  const found = engines.flatMap((engine) => {
    const { activities } = activityStoreOf(engine).getState();
    const newest = newestUndoable(tabChanges(engine), activities ?? []);
    return newest ? [{ ...newest, engine }] : [];
  });
  return found.sort((a, b) => b.at.localeCompare(a.at))[0];
}

/**
 * R163, R312: undoes the newest change made from this tab on one of these engines. If the undo would not restore everything,
 * the activity list opens instead: it says what is not restored, and the Undo button of the change has the focus.
 */
export function undoNewest(engines: readonly (string | null)[]): void {
  const [only = null, ...others] = engines;
  const found = newestOf(engines);
  const engine = found ? found.engine : others.length > 0 ? undefined : only;
  const refusal = engine === undefined ? null : changesRefusalOf(engine);
  if (refusal !== null) recordAction(engine, refusal);
  else if (!found)
    recordAction(
      engine,
      'No change made in this tab can be undone on what is shown. The activity list shows all changes.',
    );
  else if (found.hasLimits) openOverlay('activity');
  else void undoChange(found.engine, found.activityIds, found.summary);
}
