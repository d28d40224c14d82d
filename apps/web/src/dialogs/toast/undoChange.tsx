import { randomId } from '@mantine/hooks';
import { undoActivities } from '../../commands/undoActivities.ts';
import { RequestError } from '../../connection/http.ts';
import { recordAction } from '../../store/lastActionStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { notifyRefused } from './notifyRefused.tsx';
import { hideToast, showToast } from './showToast.ts';
import classes from './Toast.module.css';

/** True during an undo. Only one runs at a time: a second key press must not undo the previous change as well. */
let isUndoing = false;

/**
 * R163: undoes a change, and reports what could not be restored, or why nothing was undone.
 * @param toastId the toast that offered the undo: the outcome replaces it
 */
export async function undoChange(
  activityIds: string[],
  summary: string,
  toastId = randomId(),
): Promise<void> {
  if (isUndoing) return;
  isUndoing = true;
  hideToast(toastId);
  try {
    const notRestored = await undoActivities(activityIds);
    recordAction(`Undone: ${summary}`);
    showToast(toastId, <Undone summary={summary} notRestored={notRestored} />);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    notifyRefused(`Undo failed: ${summary}`, error.problem, toastId);
  } finally {
    isUndoing = false;
  }
}

function Undone({ summary, notRestored }: { summary: string; notRestored: string[] }) {
  return (
    <div className={classes.text} data-testid="undone">
      Undone: <Literal text={summary} max={400} />
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
