import { ConnectRequest, CreateNetworkRequest, DisconnectRequest, NetworkId } from '@portolan/protocol';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import { connectContainer } from '../../commands/connectContainer.ts';
import { createNetwork } from '../../commands/createNetwork.ts';
import { disconnectContainer } from '../../commands/disconnectContainer.ts';
import { removeNetwork } from '../../commands/removeNetwork.ts';
import { filterNetworks, NetworkFilter } from '../filterNetworks.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { CreatedNetworkJson, EngineOwnJson, NetworkJson } from '../schemas.ts';
import { currentTopology } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/networks';
const params = z.object({ id: NetworkId });

/** Reading and changing networks. */
export function networkRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Networks, filtered',
      query: NetworkFilter,
      replies: { 200: { description: 'Those that pass', json: z.array(NetworkJson) } },
      handle: ({ query }) => ({ status: 200, json: filterNetworks(currentTopology(context), query) }),
    }),
    route({
      method: 'get',
      path: `${PATH}/{id}`,
      role: 'viewer',
      summary: 'One network',
      params,
      replies: { 200: { description: 'The network', json: NetworkJson } },
      handle: ({ params }) => {
        const network = currentTopology(context).networks.find((each) => each.id === params.id);
        if (!network) throw new ProblemError('unknown-network');
        return { status: 200, json: network };
      },
    }),
    route({
      method: 'get',
      path: `${PATH}/{id}/inspect`,
      role: 'viewer',
      summary: "A network in the engine's own words",
      params,
      replies: { 200: { description: "The engine's JSON", json: EngineOwnJson } },
      handle: async ({ params }) => ({ status: 200, json: await context.client.inspectNetwork(params.id) }),
    }),
    route({
      method: 'post',
      path: PATH,
      role: 'operator',
      summary: 'Create a network',
      body: CreateNetworkRequest,
      replies: { 201: { description: 'Created', json: CreatedNetworkJson } },
      handle: async ({ body }) => ({ status: 201, json: await createNetwork(context, body) }),
    }),
    route({
      method: 'delete',
      path: `${PATH}/{id}`,
      role: 'operator',
      summary: 'Remove a network',
      params,
      replies: { 204: { description: 'Removed' } },
      handle: async ({ params }) => {
        await removeNetwork(context, params.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/connect`,
      role: 'operator',
      summary: 'Connect a container',
      params,
      body: ConnectRequest,
      replies: { 204: { description: 'Connected' } },
      handle: async ({ params, body }) => {
        await connectContainer(context, params.id, body);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/disconnect`,
      role: 'operator',
      summary: 'Disconnect a container',
      params,
      body: DisconnectRequest,
      replies: { 204: { description: 'Disconnected' } },
      handle: async ({ params, body }) => {
        await disconnectContainer(context, params.id, body);
        return { status: 204 };
      },
    }),
  ];
}
