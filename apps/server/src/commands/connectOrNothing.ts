import type { ConnectRequest } from '@portolan/protocol';
import { isRunning } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import type { EngineClient } from '../docker/EngineClient.ts';
import { endpointOf } from './undo/keepEndpoint.ts';

/**
 * Connects, and leaves nothing behind where the engine refuses: it keeps what a running container was refused as a wish
 * without an endpoint, which then keeps the container from its next start (20.10.24, 28.5.2).
 * @throws EngineError
 */
export async function connectOrNothing(
  client: EngineClient,
  network: Network,
  request: ConnectRequest,
): Promise<void> {
  try {
    await client.connect(network.id, request);
  } catch (error) {
    await withdraw(client, network, request.container).catch(() => undefined);
    throw error;
  }
}

async function withdraw(client: EngineClient, network: Network, container: string): Promise<void> {
  const reading = await client.readContainer(container);
  if (!reading || !isRunning(reading.container)) return;
  const leftOver = endpointOf(reading, network);
  if (leftOver?.endpointId === null) await client.disconnect(network.id, { container });
}
