import { randomId } from '@mantine/hooks';
import type { Problem } from '@portolan/protocol';
import { undoActivities } from '../commands/undoActivities.ts';
import { RequestError } from '../connection/http.ts';
import { announce } from '../store/noticeStore.ts';
import { Literal } from '../theme/Literal.tsx';
import { hideToast, showToast } from './showToast.ts';
import classes from './Toast.module.css';

/** At most one at a time: a second press must not take back the change before. */
let isUnderWay = false;

/**
 * R163: takes a change back, and says what is not as it was, or why nothing was changed.
 * @param toastId the toast that offered it: the outcome stands in its place
 */
export async function takeBack(activityIds: string[], summary: string, toastId = randomId()): Promise<void> {
  if (isUnderWay) return;
  isUnderWay = true;
  hideToast(toastId);
  try {
    const notRestored = await undoActivities(activityIds);
    announce(`Undone: ${summary}`);
    showToast(toastId, <Undone summary={summary} notRestored={notRestored} />);
  } catch (error) {
    const problem = error instanceof RequestError ? error.problem : null;
    announce(`Not undone: ${summary}`);
    showToast(
      toastId,
      <NotUndone summary={summary} problem={problem} words={error instanceof Error ? error.message : ''} />,
      'red',
    );
  } finally {
    isUnderWay = false;
  }
}

function Undone({ summary, notRestored }: { summary: string; notRestored: string[] }) {
  return (
    <div className={classes.text} data-testid="undone">
      Undone: <Literal text={summary} max={400} />
      {notRestored.length > 0 && (
        <ul>
          {notRestored.map((sentence) => (
            <li key={sentence}>
              <Literal text={sentence} max={400} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface NotUndoneProps {
  summary: string;
  problem: Problem | null;
  words: string;
}

function NotUndone({ summary, problem, words }: NotUndoneProps) {
  return (
    <div className={classes.text} data-testid="not-undone">
      Not undone: <Literal text={summary} max={400} />
      <p className={classes.note}>
        <Literal text={problem?.detail ?? words} max={1000} />
      </p>
      {problem?.engine && (
        <p className={classes.note}>
          The engine says: <Literal text={problem.engine} max={1000} />
        </p>
      )}
    </div>
  );
}
