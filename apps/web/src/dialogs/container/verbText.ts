import type { ContainerVerb } from '@portolan/protocol';

interface VerbText {
  title: string;
  /** What the button says. */
  button: string;
  /** What it does to the container, after its name. */
  does: string;
  done: string;
}

/** R161: what a container can be told, in the words of the dialog and of the toast. */
export const verbText: Record<ContainerVerb | 'remove', VerbText> = {
  start: { title: 'Start', button: 'Start', does: 'is started.', done: 'Started' },
  stop: {
    title: 'Stop',
    button: 'Stop',
    does: 'is asked to end, and killed if it has not after its stop timeout (ten seconds unless set otherwise).',
    done: 'Stopped',
  },
  restart: {
    title: 'Restart',
    button: 'Restart',
    does: 'is stopped and started again: open connections break.',
    done: 'Restarted',
  },
  pause: {
    title: 'Pause',
    button: 'Pause',
    does: 'stands still: it keeps its addresses and answers nobody until it is unpaused.',
    done: 'Paused',
  },
  unpause: { title: 'Unpause', button: 'Unpause', does: 'goes on where it stood still.', done: 'Unpaused' },
  remove: {
    title: 'Remove container',
    button: 'Remove',
    does: 'is removed with all files it wrote itself. Its volumes stay.',
    done: 'Removed the container',
  },
};
