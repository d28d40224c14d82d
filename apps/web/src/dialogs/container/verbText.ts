import type { ContainerVerb } from '@portolan/protocol';

interface VerbText {
  title: string;
  /** Label of the submit button. */
  button: string;
  /** What happens to the container; the sentence starts with its name. */
  does: string;
  done: string;
}

/** R161: the texts of the dialog and of the toast for each action on a container. */
export const verbText: Record<ContainerVerb | 'remove', VerbText> = {
  start: { title: 'Start', button: 'Start', does: 'is started.', done: 'Started' },
  stop: {
    title: 'Stop',
    button: 'Stop',
    does: 'is asked to stop, and killed if it still runs after its stop timeout (10 seconds by default).',
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
    does: 'is paused: it keeps its addresses, but answers nothing until it is unpaused.',
    done: 'Paused',
  },
  unpause: { title: 'Unpause', button: 'Unpause', does: 'continues where it was paused.', done: 'Unpaused' },
  remove: {
    title: 'Remove container',
    button: 'Remove',
    does: 'is removed with all files in its writable layer. Its volumes remain.',
    done: 'Removed the container',
  },
};
