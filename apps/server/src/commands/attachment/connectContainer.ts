import { isRunning } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter, findContainer, findNetwork } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import { connectOrCleanUp } from './connectOrCleanUp.ts';
import type { CommandResult } from '../CommandResult.ts';
import { refuseIneffectiveLinks } from './refuseIneffectiveLinks.ts';
import { saveEndpoint } from '../undo/saveEndpoint.ts';
import { findAddressConflict } from './findAddressConflict.ts';
import { findEndpoint } from './findEndpoint.ts';

/**
 * Connects a container to a network.
 * @throws EngineError
 */
export async function connectContainer(
  context: CommandContext,
  { networkId, body }: CommandOf<'connect'>,
): Promise<CommandResult<null>> {
  const containerId = body.container;
  const [network, container] = await Promise.all([
    findNetwork(context, networkId),
    findContainer(context, containerId),
  ]);
  refuseIneffectiveLinks(network, body);
  const before = await context.client.readContainer(containerId);
  refuseOverwriting(before, network);
  // A stopped container takes its addresses at its next start only.
  if (before && isRunning(before.container) && !findEndpoint(before, network)) {
    const why = await findAddressConflict(context, network, body, true);
    if (why !== null)
      throw new EngineError('address-in-use', `${why} Choose another address, or free one first.`);
  }
  await refreshAfter(
    context,
    () => [
      { kind: 'container', id: containerId },
      { kind: 'network', id: networkId },
    ],
    () => connectOrCleanUp(context, network, body, before),
  );
  // The connect succeeded, so a failed read must not be reported as a failure.
  const saved = await saveEndpoint(context, containerId, network).catch(() => null);
  return {
    reply: null,
    summary: `Connected ${container.name} to ${network.name}.`,
    networkIds: [networkId],
    containerIds: [containerId],
    inverse: { kind: 'disconnect', containerId, networkId, requested: saved?.body ?? null },
  };
}

/**
 * R140: engines connect a stopped container again without an error, and the settings requested before are lost
 * (20.10.24, 28.5.2). For a running container the engine itself refuses.
 */
function refuseOverwriting(reading: ContainerReading | null, network: Pick<Network, 'id' | 'name'>): void {
  const isConnected = reading?.attachments.some(
    (each) =>
      each.state === 'configured' &&
      (each.networkId ? each.networkId === network.id : each.networkName === network.name),
  );
  if (!isConnected) return;
  throw new EngineError(
    'already-connected',
    `${reading?.container.name ?? 'The container'} is already connected to ${network.name}. Disconnect it first to connect it with other settings.`,
  );
}
