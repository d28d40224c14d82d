import type { ConnectRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import { findEndpoint } from './findEndpoint.ts';

/**
 * Connects. An attachment that the engine keeps of a connect it refuses (R180) is taken off again, or told.
 * @param before the container as it is now
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
    // Not asked or not answered; or another's connect was faster, and what is there is theirs.
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
      `${error.message} The engine keeps a part of the attachment, and ${name} may not start again with it: stop ${name}, then disconnect it from ${network.name}.`,
      error.engine,
      { cause: error },
    );
  }
}

/**
 * Whether nothing of it is left. While the container runs only a connect that succeeds lets go of it (R180); none does
 * where another's has succeeded meanwhile.
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
