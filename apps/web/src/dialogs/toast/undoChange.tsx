import { randomId } from '@mantine/hooks';
import { undoActivities } from '../../commands/undoActivities.ts';
import { RequestError } from '../../connection/http.ts';
import { recordAction } from '../../store/lastActionStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { notifyRefused } from './notifyRefused.tsx';
import { hideToast, showToast } from './showToast.ts';
import classes from './Toast.module.css';

/** At most one at a time: a second press must not take back the change before. */
let isUnderWay = false;

/**
 * R163: takes a change back, and says what is not as it was, or why nothing was changed.
 * @param toastId the toast that offered it: the outcome stands in its place
 */
export async function undoChange(
  activityIds: string[],
  summary: string,
  toastId = randomId(),
): Promise<void> {
  if (isUnderWay) return;
  isUnderWay = true;
  hideToast(toastId);
  try {
    const notRestored = await undoActivities(activityIds);
    recordAction(`Undone: ${summary}`);
    showToast(toastId, <Undone summary={summary} notRestored={notRestored} />);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    notifyRefused(`Not undone: ${summary}`, error.problem, toastId);
  } finally {
    isUnderWay = false;
  }
}

function Undone({ summary, notRestored }: { summary: string; notRestored: string[] }) {
  return (
    <div className={classes.text} data-testid="undone">
      Undone: <Literal text={summary} max={400} />
      {notRestored.length > 0 && (
        <div className={classes.note}>
          Not as it was:
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
