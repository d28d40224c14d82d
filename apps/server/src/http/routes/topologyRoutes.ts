import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { TopologyJson } from '../schemas/replySchemas.ts';
import { currentSnapshot, currentTag } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

/** The topology. */
export function topologyRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/topology',
      role: 'viewer',
      summary: 'Get the topology at its current revision',
      replies: { 200: { description: 'The topology', json: TopologyJson } },
      handle: () => {
        const snapshot = currentSnapshot(context);
        return { status: 200, json: snapshot, headers: { ETag: currentTag(context) } };
      },
    }),
  ];
}
