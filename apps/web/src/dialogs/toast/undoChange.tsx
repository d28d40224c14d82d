import { randomId } from '@mantine/hooks';
import { undoActivities } from '../../commands/undoActivities.ts';
import { RequestError } from '../../connection/http.ts';
import { Place } from '../../inspector/parts/Place.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { notifyRefused } from './notifyRefused.tsx';
import { hideToast, showToast } from './showToast.ts';
import classes from './Toast.module.css';

/** True during an undo. Only one runs at a time: a second key press must not undo the previous change as well. */
let isUndoing = false;

/**
 * R163: undoes a change on an engine, and reports what could not be restored, or why nothing was undone.
 * @param toastId the toast that offered the undo: the outcome replaces it
 */
export async function undoChange(
  engine: string | null,
  activityIds: string[],
  summary: string,
  toastId = randomId(),
): Promise<void> {
  if (isUndoing) return;
  isUndoing = true;
  hideToast(toastId);
  try {
    const notRestored = await undoActivities(engine, activityIds);
    recordAction(engine, `Undone: ${summary}`);
    showToast(toastId, <Undone engine={engine} summary={summary} notRestored={notRestored} />);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    notifyRefused(engine, `Undo failed: ${summary}`, error.problem, toastId);
  } finally {
    isUndoing = false;
  }
}

interface UndoneProps {
  engine: string | null;
  summary: string;
  notRestored: string[];
}

function Undone({ engine, summary, notRestored }: UndoneProps) {
  return (
    <div className={classes.text} data-testid="undone">
      Undone: <Literal text={summary} max={400} /> <Place engine={engine} />
      {notRestored.length > 0 && (
        <div className={classes.note}>
          Not restored:
          <ul>
            {notRestored.map((sentence) => (
              <li key={sentence}>
                <Literal text={sentence} max={400} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
