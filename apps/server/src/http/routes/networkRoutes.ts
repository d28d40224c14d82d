import { ConnectRequest, CreateNetworkRequest, DisconnectRequest, NetworkId } from '@portolan/protocol';
import { networkFilter } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import { ActivityHeaders, replyToCommand } from '../replyToCommand.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { booleanFlag, choiceList, textList } from '../schemas/queryParameters.ts';
import { CreatedNetworkJson, InspectJson, NetworkJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/networks';
const params = z.object({ id: NetworkId });

/**
 * The filters of `GET /api/v1/networks`: those of `docker network ls` and Portolan's own (R170). A filter that is given
 * several times matches any of its values. Labels are the exception: all of them must match.
 */
export const NetworkQuery = z.strictObject({
  driver: textList.describe('The driver'),
  id: textList.describe('A part of the id. A leading `^` matches the beginning'),
  name: textList.describe('A part of the name. A leading `^` matches the beginning, a trailing `$` the end'),
  label: textList.describe('A label as `key` or `key=value`'),
  scope: choiceList(['local', 'swarm', 'global']),
  type: choiceList(['custom', 'builtin']).describe(
    '`builtin`: the predefined networks bridge, host and none',
  ),
  dangling: booleanFlag.describe(
    "The same as `unused`. Portolan computes it, because the engine's filter of this name is wrong (20.10.24, 28.5.2)",
  ),
  project: textList.describe('The Compose project; empty for networks without one'),
  internal: booleanFlag.describe('Without a route to the outside'),
  unused: booleanFlag.describe('Not predefined and without containers, running or not'),
  stoppedMembers: booleanFlag.describe('With members that are not running'),
});

/** Returns the networks that match all filters, in the order of the topology. */
export const filterNetworks = (index: TopologyIndex, query: z.output<typeof NetworkQuery>): Network[] =>
  index.topology.networks.filter(networkFilter(index, query));

/** Networks and the connections of containers to them. */
export function networkRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'listNetworks',
      tag: 'Networks',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'List networks',
      query: NetworkQuery,
      replies: { 200: { description: 'The networks that match all filters', json: z.array(NetworkJson) } },
      handle: ({ engine, query }) => ({ status: 200, json: filterNetworks(engine.requireIndex(), query) }),
    }),
    engineRoute({
      operationId: 'getNetwork',
      tag: 'Networks',
      method: 'get',
      path: `${PATH}/{id}`,
      role: 'viewer',
      summary: 'Get a network',
      params,
      replies: { 200: { description: 'The network', json: NetworkJson } },
      handle: ({ engine, params }) => {
        const network = engine.requireIndex().networks.get(params.id);
        if (!network) throw new ProblemError('unknown-network');
        return { status: 200, json: network };
      },
    }),
    engineRoute({
      operationId: 'inspectNetwork',
      tag: 'Networks',
      method: 'get',
      path: `${PATH}/{id}/inspect`,
      role: 'viewer',
      summary: "Get the engine's JSON of a network",
      params,
      query: z.strictObject({
        verbose: booleanFlag.describe(
          'Include the services of a swarm network and their tasks on other nodes',
        ),
      }),
      replies: { 200: { description: "The engine's JSON", json: InspectJson } },
      handle: async ({ engine, params, query }) => ({
        status: 200,
        json: await engine.client.inspectNetwork(params.id, query),
      }),
    }),
    engineRoute({
      operationId: 'createNetwork',
      tag: 'Networks',
      method: 'post',
      path: PATH,
      role: 'operator',
      summary: 'Create a network',
      body: CreateNetworkRequest,
      replies: { 201: { description: 'Created', headers: ActivityHeaders, json: CreatedNetworkJson } },
      handle: ({ engine, body, identity }) =>
        replyToCommand(engine, identity, 201, { kind: 'create-network', body }),
    }),
    engineRoute({
      operationId: 'removeNetwork',
      tag: 'Networks',
      method: 'delete',
      path: `${PATH}/{id}`,
      role: 'operator',
      summary: 'Remove a network',
      params,
      replies: { 204: { description: 'Removed', headers: ActivityHeaders } },
      handle: ({ engine, params, identity }) =>
        replyToCommand(engine, identity, 204, { kind: 'remove-network', networkId: params.id }),
    }),
    engineRoute({
      operationId: 'connectContainer',
      tag: 'Networks',
      method: 'post',
      path: `${PATH}/{id}/connect`,
      role: 'operator',
      summary: 'Connect a container to a network',
      params,
      body: ConnectRequest,
      replies: { 204: { description: 'Connected', headers: ActivityHeaders } },
      handle: ({ engine, params, body, identity }) =>
        replyToCommand(engine, identity, 204, { kind: 'connect', networkId: params.id, body }),
    }),
    engineRoute({
      operationId: 'disconnectContainer',
      tag: 'Networks',
      method: 'post',
      path: `${PATH}/{id}/disconnect`,
      role: 'operator',
      summary: 'Disconnect a container from a network',
      params,
      body: DisconnectRequest,
      replies: { 204: { description: 'Disconnected', headers: ActivityHeaders } },
      handle: ({ engine, params, body, identity }) =>
        replyToCommand(engine, identity, 204, { kind: 'disconnect', networkId: params.id, body }),
    }),
  ];
}
