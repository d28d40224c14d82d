import { PositionsRequest } from '@portolan/protocol';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { PositionsJson } from '../schemas/replySchemas.ts';
import { currentTopology } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/positions';

/** Where marks were dragged to, on the engine there is now (R52). */
export function positionRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Positions of dragged marks',
      replies: { 200: { description: 'Positions by id', json: PositionsJson } },
      handle: () => {
        const positions = context.positions.of(currentTopology(context).engine.id);
        return { status: 200, json: { positions: Object.fromEntries(positions) } };
      },
    }),
    route({
      method: 'put',
      path: PATH,
      role: 'operator',
      // The chart's own arrangement: the engine never hears of it.
      evenReadOnly: true,
      summary: 'Keep positions, or forget those that are null',
      body: PositionsRequest,
      replies: { 204: { description: 'Kept' } },
      handle: async ({ body }) => {
        await context.positions.put(currentTopology(context).engine.id, Object.entries(body.positions));
        return { status: 204 };
      },
    }),
  ];
}
