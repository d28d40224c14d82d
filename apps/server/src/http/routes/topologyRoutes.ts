import { ContainerId } from '@portolan/protocol';
import * as z from 'zod';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { EngineOwnJson, TopologyJson } from '../schemas.ts';
import { currentSnapshot } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

/** Reading what there is. */
export function topologyRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/topology',
      role: 'viewer',
      summary: 'The whole topology at one revision',
      replies: { 200: { description: 'The topology', json: TopologyJson } },
      handle: () => {
        const snapshot = currentSnapshot(context);
        const headers = { ETag: `"${snapshot.epoch}.${snapshot.revision}"` };
        return { status: 200, json: snapshot, headers };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/containers/{id}/inspect',
      // A container's environment often holds secrets.
      role: 'operator',
      summary: "A container in the engine's own words",
      params: z.object({ id: ContainerId }),
      replies: { 200: { description: "The engine's JSON", json: EngineOwnJson } },
      handle: async ({ params }) => ({
        status: 200,
        json: await context.client.inspectContainer(params.id),
      }),
    }),
  ];
}
