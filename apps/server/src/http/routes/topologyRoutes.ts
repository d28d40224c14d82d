import { compressedSnapshot, snapshotText } from '../../publish/snapshotText.ts';
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
      handle: async ({ request }) => {
        const snapshot = currentSnapshot(context);
        const headers = { ETag: currentTag(context) };
        const type = 'application/json';
        if (request.acceptsEncodings('gzip') !== 'gzip') {
          return { status: 200, headers, text: { type, body: snapshotText(snapshot) } };
        }
        const body = await compressedSnapshot(snapshot);
        return { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, text: { type, body } };
      },
    }),
  ];
}
