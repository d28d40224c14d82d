import type { ConnectRequest } from '@portolan/protocol';
import { doAndLookAgain, findContainer, findNetwork } from './CommandContext.ts';
import type { CommandContext } from './CommandContext.ts';

/**
 * Connects a container to a network.
 * @throws EngineError
 */
export async function connectContainer(
  context: CommandContext,
  networkId: string,
  request: ConnectRequest,
): Promise<void> {
  await Promise.all([findNetwork(context, networkId), findContainer(context, request.container)]);
  await doAndLookAgain(
    context,
    () => [
      { kind: 'container', id: request.container },
      { kind: 'network', id: networkId },
    ],
    () => context.client.connect(networkId, request),
  );
}
