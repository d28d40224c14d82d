import { Button } from '@mantine/core';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { hideToast, showToast } from '../toast/showToast.ts';
import classes from '../toast/Toast.module.css';

/** R293: says in a toast that an engine was added and whether it answers, and offers to show it. */
export function notifyAdded(name: string, onSwitch: () => void): void {
  const id = toastId(name);
  const handleSwitch = () => {
    hideToast(id);
    onSwitch();
  };
  showToast(id, <Added name={name} onSwitch={handleSwitch} />);
}

/** R293: says in a toast that an engine was removed, in place of one that says that it was added. */
export function notifyRemoved(name: string): void {
  showToast(
    toastId(name),
    <div className={classes.text} data-testid="removed">
      Portolan no longer watches <Literal text={name} max={64} />.
    </div>,
  );
}

const toastId = (name: string): string => `engine ${name}`;

function Added({ name, onSwitch }: { name: string; onSwitch: () => void }) {
  // Its state follows some time after the response.
  const engine = useEnginesStore((state) => state.engines?.get(name));
  return (
    <div className={classes.toast} data-testid="added">
      <div className={classes.text}>
        Portolan watches <Literal text={name} max={64} />.
        <p className={classes.note}>
          {!engine || engine.state === 'connecting' ? (
            'Connecting…'
          ) : engine.state === 'live' ? (
            'It answers.'
          ) : (
            <>
              <Literal text={engine.message ?? 'It does not answer.'} max={400} /> Portolan keeps trying.
            </>
          )}
        </p>
      </div>
      <Button className={classes.undo} size="compact-sm" variant="default" onClick={onSwitch}>
        Switch to it
      </Button>
    </div>
  );
}
