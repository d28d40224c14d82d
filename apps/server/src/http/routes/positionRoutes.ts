import { PositionsRequest } from '@portolan/protocol';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { PositionsJson } from '../schemas/replySchemas.ts';
import { currentIndex } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/positions';

/** The positions to which marks were dragged, for the current engine (R52). */
export function positionRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Get the positions of dragged marks',
      replies: { 200: { description: 'Positions by id', json: PositionsJson } },
      handle: () => {
        const positions = context.positions.of(currentIndex(context).engine.id);
        return { status: 200, json: { positions: Object.fromEntries(positions) } };
      },
    }),
    route({
      method: 'put',
      path: PATH,
      role: 'operator',
      // Positions belong to the map and do not change the engine.
      allowedReadOnly: true,
      summary: 'Save positions, or delete those that are null',
      body: PositionsRequest,
      replies: { 204: { description: 'Saved' } },
      handle: async ({ body }) => {
        await context.positions.put(currentIndex(context).engine.id, Object.entries(body.positions));
        return { status: 204 };
      },
    }),
  ];
}
