import { setTimeout as sleep } from 'node:timers/promises';
import { toCreateNetworkRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { SavedNetwork } from './Inverse.ts';
import { saveEndpoint } from './saveEndpoint.ts';

/**
 * R146: all that making the network again takes, read afresh, members that do not run included.
 * @throws EngineError when it is gone
 */
export async function saveNetwork(context: CommandContext, networkId: string): Promise<SavedNetwork> {
  const network = await readWhenAllocated(context, networkId);
  if (!network) throw new EngineError('unknown-network', 'The engine has no network with this id.');
  const members: SavedNetwork['members'] = [];
  for (const { id } of await context.client.listMembers(network)) {
    const kept = await saveEndpoint(context, id, network);
    // One that left meanwhile is none.
    if (kept) members.push({ containerId: id, ...kept });
  }
  const subnets = network.ipam.config.map(({ subnet }) => subnet);
  return { id: networkId, request: toCreateNetworkRequest(network), subnets, members };
}

/** A swarm's network is told without driver, subnets and options for a moment after it was made. */
async function readWhenAllocated({ client }: CommandContext, id: string): Promise<Network | null> {
  const network = await client.readNetwork(id);
  for (let tries = 0; tries < 20 && network?.driver === ''; tries++) {
    await sleep(50);
    const again = await client.readNetwork(id);
    if (again?.driver !== '') return again;
  }
  return network;
}
