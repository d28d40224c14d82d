import { Button } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { CommandOutcome } from '../../commands/sendCommand.ts';
import { useActivityStore } from '../../store/activityStore.ts';
import { Place } from '../../inspector/parts/Place.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { saveTabChange } from '../../store/tabChanges.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Toast.module.css';
import { showToast } from './showToast.ts';
import { undoChange } from './undoChange.tsx';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

/**
 * R162: reports in the status bar, and in a toast with Undo, what was done. Several commands are one change, which is
 * undone as a whole.
 */
export function notifyChanged(
  engine: string | null,
  text: string,
  outcomes: readonly CommandOutcome[],
): void {
  const activityIds = outcomes.map((each) => each.activityId).filter((id) => id !== null);
  const warnings = outcomes.map((each) => each.reply.warning).filter((warning) => warning !== undefined);
  const createdIds = outcomes.map((each) => each.reply.id).filter((id) => id !== undefined);
  saveTabChange(engine, activityIds);
  recordAction(engine, text);
  const id = randomId();
  showToast(
    id,
    <EngineScope value={engine}>
      <ChangeToast {...{ engine, id, text, warnings, activityIds, createdIds }} />
    </EngineScope>,
  );
}

interface ChangeToastProps {
  engine: string | null;
  id: string;
  text: string;
  /** Warnings of the engine. */
  warnings: string[];
  activityIds: string[];
  /** Ids of the networks and containers that the change has created. */
  createdIds: string[];
}

/** Says what was done, offers Undo as long as it is possible, and lists what Undo will not restore. */
function ChangeToast({ engine, id, text, warnings, activityIds, createdIds }: ChangeToastProps) {
  const blocked = useChangesRefusal();
  // The entries arrive by the socket, often after the response to the command.
  const undos = useActivityStore(
    useShallow((state) =>
      (state.activities ?? []).filter((each) => activityIds.includes(each.id)).map((each) => each.undo),
    ),
  );
  const limits = new Set(undos.flatMap((each) => (each.state === 'possible' ? each.limits : [])));
  const reasons = new Set(undos.flatMap((each) => (each.state === 'impossible' ? [each.reason] : [])));
  const isShown = useShownStore(({ engines }) => engines.includes(engine));
  const isUndone = useOnceTrue(undos.some((each) => each.state === 'undone'));
  const isGone = useIsGone(createdIds, isShown);
  const canUndo =
    isShown && activityIds.length > 0 && reasons.size === 0 && !isUndone && !isGone && blocked === null;
  return (
    <div className={classes.toast} data-testid="done">
      <div className={classes.text}>
        <Literal text={text} max={400} /> <Place engine={engine} />
        {warnings.map((warning) => (
          <p key={warning} className={classes.note}>
            The engine warns: <Literal text={warning} max={600} />
          </p>
        ))}
        {!isShown && !isUndone && activityIds.length > 0 && (
          <p className={classes.note}>Its engine is no longer shown. Undo is in the activity list there.</p>
        )}
        {isUndone && <p className={classes.note}>This change has been undone.</p>}
        {!isUndone && isGone && <p className={classes.note}>It has been removed since.</p>}
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
          onClick={() => void undoChange(engine, activityIds, text, id)}
        >
          Undo
        </Button>
      )}
    </div>
  );
}

/** True from the first time on: the activities of an engine are known only while it is shown. */
function useOnceTrue(value: boolean): boolean {
  const [wasTrue, setWasTrue] = useState(value);
  if (value && !wasTrue) setWasTrue(true);
  return value || wasTrue;
}

/** True once nothing of what was created exists any more. The topology shows it only some time after the response. */
function useIsGone(createdIds: readonly string[], isShown: boolean): boolean {
  const exists = useTopologyStore(({ index }) =>
    index && isShown ? createdIds.some((id) => index.networks.has(id) || index.containers.has(id)) : null,
  );
  const hasExisted = useOnceTrue(exists === true);
  return hasExisted && exists === false;
}
