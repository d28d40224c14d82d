import { PositionsRequest } from '@portolan/protocol';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { PositionsJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/positions';

/** The positions to which marks were dragged, for an engine (R52). */
export function positionRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'getPositions',
      tag: 'Map',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Get the positions of dragged marks',
      replies: { 200: { description: 'Positions by id', json: PositionsJson } },
      handle: ({ engine }) => {
        const positions = engine.positions();
        return { status: 200, json: { positions: Object.fromEntries(positions) } };
      },
    }),
    engineRoute({
      operationId: 'putPositions',
      tag: 'Map',
      method: 'put',
      path: PATH,
      role: 'operator',
      // Positions belong to the map and do not change the engine.
      allowedReadOnly: true,
      summary: 'Save positions, or delete those that are null',
      body: PositionsRequest,
      replies: { 204: { description: 'Saved' } },
      handle: async ({ engine, body }) => {
        await engine.putPositions(Object.entries(body.positions));
        return { status: 204 };
      },
    }),
  ];
}
