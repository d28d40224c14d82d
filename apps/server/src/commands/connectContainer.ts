import { EngineError } from '../docker/EngineError.ts';
import { doAndLookAgain, findContainer, findNetwork } from './CommandContext.ts';
import type { CommandContext, CommandOf } from './CommandContext.ts';
import type { Done } from './Done.ts';
import { refuseIgnored } from './refuseIgnored.ts';

/**
 * Connects a container to a network.
 * @throws EngineError
 */
export async function connectContainer(
  context: CommandContext,
  { networkId, body }: CommandOf<'connect'>,
): Promise<Done<null>> {
  const containerId = body.container;
  const [network, container] = await Promise.all([
    findNetwork(context, networkId),
    findContainer(context, containerId),
  ]);
  refuseIgnored(network, body);
  await refuseOverwriting(context, containerId, network);
  await doAndLookAgain(
    context,
    () => [
      { kind: 'container', id: containerId },
      { kind: 'network', id: networkId },
    ],
    () => context.client.connect(networkId, body),
  );
  return {
    reply: null,
    summary: `Connected ${container.name} to ${network.name}.`,
    networkIds: [networkId],
    containerIds: [containerId],
    inverse: { kind: 'disconnect', containerId, networkId },
  };
}

/**
 * R140: a stopped container that is connected already is connected again without a word, and what its endpoint was
 * asked for is lost (20.10.24, 28.5.2). A running one is refused by the engine itself.
 */
async function refuseOverwriting(
  { client }: CommandContext,
  containerId: string,
  network: { id: string; name: string },
): Promise<void> {
  const reading = await client.readContainer(containerId);
  const isConnected = reading?.attachments.some(
    (each) =>
      each.state === 'configured' &&
      (each.networkId ? each.networkId === network.id : each.networkName === network.name),
  );
  if (!isConnected) return;
  throw new EngineError(
    'already-connected',
    `${reading?.container.name ?? 'The container'} is connected to ${network.name} already: disconnect it first to give it other settings.`,
  );
}
