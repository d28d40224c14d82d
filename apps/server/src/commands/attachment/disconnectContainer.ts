import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter, findContainer, findNetwork } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';
import { saveEndpoint } from '../undo/saveEndpoint.ts';

/**
 * Disconnects a container from a network.
 * @throws EngineError
 */
export async function disconnectContainer(
  context: CommandContext,
  { networkId, body }: CommandOf<'disconnect'>,
): Promise<CommandResult<null>> {
  const containerId = body.container;
  const network = await findNetwork(context, networkId);
  const container = await findContainer(context, containerId).catch((error: unknown) => {
    // With force, the container may be gone: this removes its stale endpoint from the network.
    if (body.force && error instanceof EngineError && error.code === 'unknown-container') return null;
    throw error;
  });
  const saved = container && (await saveEndpoint(context, containerId, network));
  await refreshAfter(
    context,
    () => [
      { kind: 'container', id: containerId },
      { kind: 'network', id: networkId },
    ],
    () => context.client.disconnect(networkId, body),
  );
  const name = container?.name ?? containerId.slice(0, 12);
  return {
    reply: null,
    summary: `Disconnected ${name} from ${network.name}.`,
    networkIds: [networkId],
    containerIds: [containerId],
    inverse: saved && { kind: 'connect', networkId, ...saved },
    ...(saved === null && {
      whyNoInverse: container
        ? `The engine reported no connection of ${name} to ${network.name} that could be restored.`
        : 'The container no longer exists and cannot be connected again.',
    }),
  };
}
