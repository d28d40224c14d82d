import { announceContainer } from '../../events/announce.ts';
import { badRequest, conflict, EngineError, systemError } from '../../EngineError.ts';
import { checkContainerName } from './createContainer.ts';
import type { EngineState } from '../EngineState.ts';
import { isUp, type ContainerRecord } from '../records.ts';
import { destroyContainer, startContainer, stopContainer } from './containerLifecycle.ts';

const signals = new Map([
  ['HUP', 1],
  ['INT', 2],
  ['QUIT', 3],
  ['KILL', 9],
  ['USR1', 10],
  ['USR2', 12],
  ['TERM', 15],
]);
/** Signals that do not end the sample's processes. */
const survivedSignals = new Set([1, 10, 12]);
/** The sample's processes ignore TERM, as `sleep` does when it is process 1. */
const killedByStop = { signals: [15, 9], exitCode: 137, announceStop: true } as const;

/** `POST /containers/{id}/stop`. Returns false if the container was not running. */
export function stop(state: EngineState, container: ContainerRecord): boolean {
  if (!isUp(container) && container.status !== 'restarting') return false;
  stopContainer(state, container, killedByStop);
  return true;
}

export function restart(state: EngineState, container: ContainerRecord): void {
  if (isUp(container) || container.status === 'restarting') {
    stopContainer(state, container, { ...killedByStop, restarts: true });
  }
  try {
    startContainer(state, container);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw systemError(`Cannot restart container ${container.name}: ${error.message}`);
  }
  announceContainer(state.events, container, 'restart');
}

export function kill(state: EngineState, container: ContainerRecord, signal: string): void {
  const number = /^\d+$/.test(signal)
    ? Number(signal)
    : signals.get(signal.toUpperCase().replace(/^SIG/, ''));
  if (number === undefined || number > 64) throw badRequest(`Invalid signal: ${signal}`);
  if (!isUp(container)) {
    throw conflict(`cannot kill container: ${container.id}: container ${container.id} is not running`);
  }
  if (survivedSignals.has(number)) {
    announceContainer(state.events, container, 'kill', { signal: String(number) });
    return;
  }
  stopContainer(state, container, { signals: [number], exitCode: 128 + number, announceStop: false });
}

export function pause(state: EngineState, container: ContainerRecord): void {
  if (!isUp(container)) throw conflict(`container ${container.id} is not running`);
  if (container.status === 'paused') throw conflict(`Container ${container.id} is already paused`);
  container.status = 'paused';
  announceContainer(state.events, container, 'pause');
}

export function unpause(state: EngineState, container: ContainerRecord): void {
  if (container.status !== 'paused') throw systemError(`Container ${container.id} is not paused`);
  container.status = 'running';
  announceContainer(state.events, container, 'unpause');
}

export function rename(state: EngineState, container: ContainerRecord, newName: string): void {
  const name = newName.replace(/^\//, '');
  if (name === '') throw badRequest('Neither old nor new names may be empty');
  if (name === container.name)
    throw badRequest('Renaming a container with the same name as its current name');
  try {
    checkContainerName(state, name, `/${name}`);
  } catch (error) {
    throw error instanceof EngineError ? error.prefixed('Error when allocating new name: ') : error;
  }
  const oldName = `/${container.name}`;
  state.renameContainer(container, name);
  announceContainer(state.events, container, 'rename', { oldName });
}

/** `DELETE /containers/{id}`. A refusal repeats the name or id as it was given. */
export function remove(state: EngineState, term: string, force: boolean): void {
  const container = state.container(term);
  if (isUp(container) || container.status === 'restarting') {
    if (!force) {
      const advice =
        container.status === 'paused'
          ? 'container is paused and must be unpaused first'
          : `container is ${container.status}: stop the container before removing or force remove`;
      throw conflict(`cannot remove container ${JSON.stringify(term)}: ${advice}`);
    }
    stopContainer(state, container, { signals: [9], exitCode: 137, announceStop: false });
  }
  if (state.containers.has(container.id)) destroyContainer(state, container);
}
