import { setTimeout as sleep } from 'node:timers/promises';
import { toCreateNetworkRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { SavedNetwork } from './Inverse.ts';
import { saveEndpoint } from './saveEndpoint.ts';

/**
 * R146: reads the network from the engine and returns everything that is needed to create it again with its members,
 * stopped ones included.
 * @throws EngineError `unknown-network` if it no longer exists
 */
export async function saveNetwork(context: CommandContext, networkId: string): Promise<SavedNetwork> {
  const network = await readWhenAllocated(context, networkId);
  if (!network) throw new EngineError('unknown-network', 'The engine has no network with this id.');
  const members: SavedNetwork['members'] = [];
  for (const { id } of await context.client.listMembers(network)) {
    const saved = await saveEndpoint(context, id, network);
    // A container that was disconnected meanwhile is not a member.
    if (saved) members.push({ containerId: id, ...saved });
  }
  const subnets = network.ipam.config.map(({ subnet }) => subnet);
  return { id: networkId, request: toCreateNetworkRequest(network), subnets, members };
}

/** Just after its creation, a swarm network is reported without driver, subnets and options until it is allocated. */
async function readWhenAllocated({ client }: CommandContext, id: string): Promise<Network | null> {
  const network = await client.readNetwork(id);
  for (let tries = 0; tries < 20 && network?.driver === ''; tries++) {
    await sleep(50);
    const again = await client.readNetwork(id);
    if (again?.driver !== '') return again;
  }
  return network;
}
