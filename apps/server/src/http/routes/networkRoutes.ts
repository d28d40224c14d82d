import { ConnectRequest, CreateNetworkRequest, DisconnectRequest, NetworkId } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import { answerChange, ChangeHeaders } from '../answerChange.ts';
import { filterNetworks, NetworkQuery } from '../filterNetworks.ts';
import { flag } from '../query.ts';
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
      query: NetworkQuery,
      replies: { 200: { description: 'Those that pass', json: z.array(NetworkJson) } },
      handle: ({ query }) => {
        const index = new TopologyIndex(currentTopology(context));
        return { status: 200, json: filterNetworks(index, query) };
      },
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
      query: z.strictObject({
        verbose: flag.describe('With the services on a swarm network, and their tasks on other nodes'),
      }),
      replies: { 200: { description: "The engine's JSON", json: EngineOwnJson } },
      handle: async ({ params, query }) => ({
        status: 200,
        json: await context.client.inspectNetwork(params.id, query),
      }),
    }),
    route({
      method: 'post',
      path: PATH,
      role: 'operator',
      summary: 'Create a network',
      body: CreateNetworkRequest,
      replies: { 201: { description: 'Created', headers: ChangeHeaders, json: CreatedNetworkJson } },
      handle: ({ body, identity }) => answerChange(context, identity, 201, { kind: 'create-network', body }),
    }),
    route({
      method: 'delete',
      path: `${PATH}/{id}`,
      role: 'operator',
      summary: 'Remove a network',
      params,
      replies: { 204: { description: 'Removed', headers: ChangeHeaders } },
      handle: ({ params, identity }) =>
        answerChange(context, identity, 204, { kind: 'remove-network', networkId: params.id }),
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/connect`,
      role: 'operator',
      summary: 'Connect a container',
      params,
      body: ConnectRequest,
      replies: { 204: { description: 'Connected', headers: ChangeHeaders } },
      handle: ({ params, body, identity }) =>
        answerChange(context, identity, 204, { kind: 'connect', networkId: params.id, body }),
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/disconnect`,
      role: 'operator',
      summary: 'Disconnect a container',
      params,
      body: DisconnectRequest,
      replies: { 204: { description: 'Disconnected', headers: ChangeHeaders } },
      handle: ({ params, body, identity }) =>
        answerChange(context, identity, 204, { kind: 'disconnect', networkId: params.id, body }),
    }),
  ];
}
