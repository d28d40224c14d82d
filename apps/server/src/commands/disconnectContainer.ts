import type { DisconnectRequest } from '@portolan/protocol';
import { doAndLookAgain, findContainer, findNetwork } from './CommandContext.ts';
import type { CommandContext } from './CommandContext.ts';

/**
 * Disconnects a container from a network.
 * @throws EngineError
 */
export async function disconnectContainer(
  context: CommandContext,
  networkId: string,
  request: DisconnectRequest,
): Promise<void> {
  await findNetwork(context, networkId);
  // By force even a container that is gone: that is how its stale endpoint is taken off the network.
  if (!request.force) await findContainer(context, request.container);
  await doAndLookAgain(
    context,
    () => [
      { kind: 'container', id: request.container },
      { kind: 'network', id: networkId },
    ],
    () => context.client.disconnect(networkId, request),
  );
}
