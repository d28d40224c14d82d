import { announceContainer, announceNetwork } from '../../events/announce.ts';
import { conflict, EngineError, notFound, systemError } from '../../EngineError.ts';
import {
  checkAttachable,
  checkNetworkCombination,
  networkOf,
  swarmNetworkNotFound,
} from '../attachments/attachmentRules.ts';
import { createEndpoint, deleteEndpoint } from '../attachments/endpoints.ts';
import type { EngineState } from '../EngineState.ts';
import { publishPorts, unpublishPorts } from '../ports/publishPorts.ts';
import { isUp, type ContainerRecord, type NetworkRecord } from '../records.ts';

/** Starts a container and announces each connect, then `start`. A failure leaves the container stopped (R104). */
export function startContainer(state: EngineState, container: ContainerRecord): void {
  if (container.status === 'paused') throw conflict('cannot start a paused container, try unpause instead');
  try {
    checkNamespaceOwner(state, container);
    const joined = createEndpoints(state, container);
    publishPorts(state, container);
    for (const network of joined) announceNetwork(state.events, network, 'connect', container);
  } catch (error) {
    // Engine 28 announces the roll-back as a disconnect, without a connect before it.
    const { networks } = deleteEndpoints(state, container);
    for (const network of networks) announceNetwork(state.events, network, 'disconnect', container);
    if (!(error instanceof EngineError)) throw error;
    const failure = error.prefixed('failed to set up container networking: ');
    container.exitCode = 128;
    container.error = failure.message;
    throw failure;
  }
  container.status = 'running';
  container.startedAt = state.clock();
  container.exitCode = 0;
  container.error = '';
  container.health = 'healthy';
  container.sandboxId = container.networkMode.startsWith('container:')
    ? ''
    : state.ids.hex(`sandbox:${container.id}`);
  announceContainer(state.events, container, 'start');
  if (container.hasHealthcheck) announceContainer(state.events, container, 'health_status: healthy');
}

/** Why and how a container stops. */
export interface StopCause {
  readonly signals: readonly number[];
  readonly exitCode: number;
  /** The commands `stop` and `restart` announce `stop` before the last event, `die`. A kill does not. */
  readonly announceStop: boolean;
  /** The container starts again at once. It is then not removed, even with `AutoRemove`. */
  readonly restarts?: boolean;
}

/** Stops a container. The events are kill, a disconnect for each network, stop, die: the order of engine 28 (R104). */
export function stopContainer(state: EngineState, container: ContainerRecord, cause: StopCause): void {
  for (const signal of cause.signals) {
    announceContainer(state.events, container, 'kill', { signal: String(signal) });
  }
  const ranFor = Math.floor((state.clock() - (container.startedAt ?? state.clock())) / 1000);
  const { networks, emptied } = deleteEndpoints(state, container);
  for (const network of networks) announceNetwork(state.events, network, 'disconnect', container);
  for (const network of emptied) announceNetwork(state.events, network, 'destroy');
  container.status = 'exited';
  container.exitCode = cause.exitCode;
  container.finishedAt = state.clock();
  container.sandboxId = '';
  if (cause.announceStop) announceContainer(state.events, container, 'stop');
  announceContainer(state.events, container, 'die', {
    execDuration: String(ranFor),
    exitCode: String(cause.exitCode),
  });
  if (container.autoRemove && !cause.restarts) destroyContainer(state, container);
}

/** Removes a container that does not run. */
export function destroyContainer(state: EngineState, container: ContainerRecord): void {
  state.removeContainer(container);
  announceContainer(state.events, container, 'destroy');
}

function checkNamespaceOwner(state: EngineState, container: ContainerRecord): void {
  if (!container.networkMode.startsWith('container:')) return;
  const term = container.networkMode.slice('container:'.length);
  const target = state.findContainer(term);
  if (!target) throw systemError(`joining network namespace of container: No such container: ${term}`);
  if (!isUp(target)) throw conflict(`cannot join network of a non running container: ${target.id}`);
}

function createEndpoints(state: EngineState, container: ContainerRecord): NetworkRecord[] {
  const joined: NetworkRecord[] = [];
  for (const attachment of container.attachments.values()) {
    const network = networkOf(state, attachment);
    if (!network) throw swarmNetworkNotFound(attachment.networkId || attachment.network);
    checkAttachable(network);
    checkNetworkCombination(state, container, network);
    createEndpoint(state, network, container, attachment);
    joined.push(network);
  }
  checkNetworkMode(state, container);
  return joined;
}

/**
 * Looks up the network that the container was created for. Engine 28.5.2 does so at each start with at least one
 * network, even if the container has been disconnected from that one.
 */
function checkNetworkMode(state: EngineState, { networkMode, attachments }: ContainerRecord): void {
  if (attachments.size === 0 || networkMode === 'default' || networkMode.startsWith('container:')) return;
  if (state.findNetwork(networkMode)) return;
  throw notFound(
    `could not find a network matching network mode ${networkMode}: network ${networkMode} not found`,
  );
}

/** Deletes every endpoint. Returns the networks, and those overlay networks that no container uses here any more. */
function deleteEndpoints(
  state: EngineState,
  container: ContainerRecord,
): { networks: NetworkRecord[]; emptied: NetworkRecord[] } {
  unpublishPorts(state, container);
  const networks: NetworkRecord[] = [];
  const emptied: NetworkRecord[] = [];
  for (const attachment of container.attachments.values()) {
    const network = networkOf(state, attachment);
    const wasLive = attachment.live !== null;
    deleteEndpoint(state, container, attachment);
    if (!network) continue;
    networks.push(network);
    if (wasLive && network.driver === 'overlay' && network.members.size === 0) emptied.push(network);
  }
  return { networks, emptied };
}
