import { pause } from '../state/containers/containerCommands.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ContainerRecord, ContainerStatus } from '../state/records.ts';
import { startContainer, stopContainer } from '../state/containers/containerLifecycle.ts';

/** The state that a new container is to have. */
export interface TargetStatus {
  /** `running` if absent. */
  readonly status?: ContainerStatus;
  readonly health?: ContainerRecord['health'];
  readonly exitCode?: number;
}

/** Brings a new container to a state by the same operations as on a real engine. */
export function bringToStatus(state: EngineState, container: ContainerRecord, target: TargetStatus): void {
  const { status = 'running', health, exitCode = 0 } = target;
  if (status === 'created') return;
  startContainer(state, container);
  if (health) container.health = health;
  if (status === 'paused') pause(state, container);
  if (status !== 'exited' && status !== 'restarting') return;
  stopContainer(state, container, { signals: [], exitCode, announceStop: false });
  container.status = status;
}
