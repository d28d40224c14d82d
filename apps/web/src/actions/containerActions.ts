import { refusalOfState } from '@portolan/topology';
import type { Container } from '@portolan/topology';
import type { Action } from './Action.ts';

const labels = {
  start: 'Start',
  stop: 'Stop…',
  restart: 'Restart…',
  pause: 'Pause…',
  unpause: 'Unpause',
  remove: 'Remove container…',
};

/** R160: what a container itself can be told. Of start and stop, pause and unpause only the one that fits is listed. */
export function containerActions(container: Container): Action[] {
  const canStart = refusalOfState(container, 'stop') !== null;
  const act = (verb: keyof typeof labels): Action => ({
    key: verb,
    label: labels[verb],
    intent: { kind: 'container', verb, containerId: container.id },
    refusal: refusalOfState(container, verb),
    removes: verb === 'remove',
    about: 'thing',
  });
  return [
    act(canStart ? 'start' : 'stop'),
    act('restart'),
    act(container.state === 'paused' ? 'unpause' : 'pause'),
    {
      key: 'rename',
      label: 'Rename…',
      intent: { kind: 'rename-container', containerId: container.id },
      refusal: refusalOfState(container, 'rename'),
      removes: false,
      about: 'thing',
    },
    act('remove'),
  ];
}
