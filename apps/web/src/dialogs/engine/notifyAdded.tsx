import { Button } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { Literal } from '../../theme/Literal.tsx';
import { hideToast, showToast } from '../toast/showToast.ts';
import classes from '../toast/Toast.module.css';

/** R293: says in a toast that an engine was added, and offers to show it. */
export function notifyAdded(name: string, onSwitch: () => void): void {
  const id = randomId();
  showToast(
    id,
    <div className={classes.toast} data-testid="added">
      <div className={classes.text}>
        Portolan watches <Literal text={name} max={64} />.
      </div>
      <Button
        className={classes.undo}
        size="compact-sm"
        variant="default"
        onClick={() => {
          hideToast(id);
          onSwitch();
        }}
      >
        Switch to it
      </Button>
    </div>,
  );
}
