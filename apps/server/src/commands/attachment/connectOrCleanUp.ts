import type { ConnectRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import { findEndpoint } from './findEndpoint.ts';

/**
 * Connects a container. If the engine refuses the connect but keeps an attachment (R180), that attachment is removed.
 * If it cannot be removed, the error says so.
 * @param before the container before the connect
 * @throws EngineError
 */
export async function connectOrCleanUp(
  context: CommandContext,
  network: Network,
  request: ConnectRequest,
  before: ContainerReading | null,
): Promise<void> {
  try {
    await context.client.connect(network.id, request);
  } catch (error) {
    // The engine was not asked or did not answer, or another connect was faster and the attachment belongs to it.
    if (!(error instanceof EngineError) || error.engine === null || error.code === 'already-connected') {
      throw error;
    }
    if (!before || findEndpoint(before, network)) throw error;
    const isClean = await removeLeftOver(context, network, request.container).catch(
      (failure: unknown) => failure instanceof EngineError && failure.code === 'already-connected',
    );
    if (isClean) throw error;
    const { name } = before.container;
    throw new EngineError(
      error.code,
      `${error.message} The engine kept part of the attachment, and ${name} may fail to start with it. Stop ${name}, then disconnect it from ${network.name}.`,
      error.engine,
      { cause: error },
    );
  }
}

/**
 * Removes what the engine kept of a refused connect, and returns true if nothing is left. While the container runs, a
 * connect must succeed before the engine can disconnect it (R180). That connect fails with `already-connected` if
 * another one has succeeded meanwhile.
 */
async function removeLeftOver(
  { client }: CommandContext,
  network: Network,
  container: string,
): Promise<boolean> {
  const reading = await client.readContainer(container);
  const leftOver = reading && findEndpoint(reading, network);
  if (!leftOver) return true;
  if (leftOver.state === 'live') await client.connect(network.id, { container });
  await client.disconnect(network.id, { container });
  return true;
}
