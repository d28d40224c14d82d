import { randomId } from '@mantine/hooks';
import type { Problem } from '@portolan/protocol';
import { Place } from '../../inspector/parts/Place.tsx';
import { recordAction } from '../../store/lastActionStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { showToast } from './showToast.ts';
import classes from './Toast.module.css';

/**
 * Reports in a toast and in the status bar that something was not done, and why. An existing toast with `toastId` is
 * replaced.
 */
export function notifyRefused(
  engine: string | null,
  text: string,
  problem: Problem,
  toastId = randomId(),
): void {
  recordAction(engine, text);
  showToast(
    toastId,
    <div className={classes.text} data-testid="refused">
      <Literal text={text} max={400} /> <Place engine={engine} />
      <p className={classes.note}>
        <Literal text={problem.detail} max={1000} />
      </p>
      {problem.engine && (
        <p className={classes.note}>
          The engine says: <Literal text={problem.engine} max={1000} />
        </p>
      )}
    </div>,
    'red',
  );
}
