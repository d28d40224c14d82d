import { compressedSnapshot, snapshotText } from '../../publish/snapshotText.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { RevisionHeaders, TopologyJson, UNCHANGED } from '../schemas/replySchemas.ts';

/** The topology. */
export function topologyRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'getTopology',
      tag: 'Topology',
      method: 'get',
      path: '/api/v1/topology',
      role: 'viewer',
      summary: 'Get the topology at its current revision',
      replies: {
        200: { description: 'The topology', json: TopologyJson, headers: RevisionHeaders },
        304: UNCHANGED,
      },
      handle: async ({ engine, request }) => {
        const snapshot = engine.requireSnapshot();
        const headers = { ETag: engine.tag };
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
