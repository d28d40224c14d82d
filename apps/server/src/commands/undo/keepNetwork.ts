import { toCreateNetworkRequest } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { KeptNetwork } from './Inverse.ts';
import { keepEndpoint } from './keepEndpoint.ts';

/**
 * R146: all that making the network again takes, read afresh, members that do not run included.
 * @throws EngineError when it is gone
 */
export async function keepNetwork(context: CommandContext, networkId: string): Promise<KeptNetwork> {
  const network = await context.client.readNetwork(networkId);
  if (!network) throw new EngineError('unknown-network', 'The engine has no network with this id.');
  const members: KeptNetwork['members'] = [];
  for (const { id } of await context.client.listMembers(network)) {
    const kept = await keepEndpoint(context, id, network);
    // One that left meanwhile is none.
    if (kept) members.push({ containerId: id, ...kept });
  }
  return { id: networkId, request: toCreateNetworkRequest(network), members };
}
