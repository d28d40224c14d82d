import { Button } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { useShallow } from 'zustand/react/shallow';
import type { CommandOutcome } from '../../commands/sendCommand.ts';
import { useActivityStore } from '../../store/activityStore.ts';
import { recordAction } from '../../store/lastActionStore.ts';
import { saveTabChange } from '../../store/tabChanges.ts';
import { changesDisabledReason, useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Toast.module.css';
import { showToast } from './showToast.ts';
import { undoChange } from './undoChange.tsx';

/**
 * R162: reports in the status bar, and in a toast with Undo, what was done. Several commands are one change, which is
 * undone as a whole.
 */
export function notifyChanged(text: string, outcomes: readonly CommandOutcome[]): void {
  const activityIds = outcomes.map((each) => each.activityId).filter((id) => id !== null);
  const warnings = outcomes.map((each) => each.reply.warning).filter((warning) => warning !== undefined);
  saveTabChange(activityIds);
  recordAction(text);
  const id = randomId();
  showToast(id, <ChangeToast id={id} text={text} warnings={warnings} activityIds={activityIds} />);
}

interface ChangeToastProps {
  id: string;
  text: string;
  /** Warnings of the engine. */
  warnings: string[];
  activityIds: string[];
}

/** Says what was done, offers Undo as long as it is possible, and lists what Undo will not restore. */
function ChangeToast({ id, text, warnings, activityIds }: ChangeToastProps) {
  const blocked = useTopologyStore(changesDisabledReason);
  // The entries arrive by the socket, often after the response to the command.
  const undos = useActivityStore(
    useShallow((state) =>
      (state.activities ?? []).filter((each) => activityIds.includes(each.id)).map((each) => each.undo),
    ),
  );
  const limits = new Set(undos.flatMap((each) => (each.state === 'possible' ? each.limits : [])));
  const reasons = new Set(undos.flatMap((each) => (each.state === 'impossible' ? [each.reason] : [])));
  const isUndone = undos.some((each) => each.state === 'undone');
  const canUndo = activityIds.length > 0 && reasons.size === 0 && !isUndone && blocked === null;
  return (
    <div className={classes.toast} data-testid="done">
      <div className={classes.text}>
        <Literal text={text} max={400} />
        {warnings.map((warning) => (
          <p key={warning} className={classes.note}>
            The engine warns: <Literal text={warning} max={600} />
          </p>
        ))}
        {isUndone && <p className={classes.note}>This change has been undone.</p>}
        {!isUndone &&
          [...reasons].map((reason) => (
            <p key={reason} className={classes.note}>
              Cannot be undone: <Literal text={reason} max={400} />
            </p>
          ))}
        {canUndo && limits.size > 0 && (
          <div className={classes.note}>
            Undo will not restore everything:
            <ul>
              {[...limits].map((limit) => (
                <li key={limit}>
                  <Literal text={limit} max={400} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {canUndo && (
        <Button
          className={classes.undo}
          size="compact-sm"
          variant="default"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={() => void undoChange(activityIds, text, id)}
        >
          Undo
        </Button>
      )}
    </div>
  );
}
