import { EngineError } from '../docker/EngineError.ts';
import { doAndLookAgain, findNetwork } from './CommandContext.ts';
import type { CommandContext } from './CommandContext.ts';

/**
 * Removes a network.
 * @throws EngineError
 */
export async function removeNetwork(context: CommandContext, id: string): Promise<void> {
  const network = await findNetwork(context, id);
  if (network.predefined) {
    throw new EngineError('predefined-network', `The network ${network.name} belongs to the engine itself.`);
  }
  await doAndLookAgain(
    context,
    () => [
      { kind: 'network', id },
      // Stopped members keep an attachment to what is gone, and no event says so.
      ...(context.watcher.topology?.attachments ?? [])
        .filter((each) => each.networkId === id)
        .map((each) => ({ kind: 'container' as const, id: each.containerId })),
    ],
    () => context.client.removeNetwork(id),
  );
}
