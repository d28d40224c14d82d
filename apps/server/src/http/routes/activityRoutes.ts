import * as z from 'zod';
import { undoActivity } from '../../commands/undo/undoActivity.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ActivityJson, UndoReplyJson } from '../schemas/replySchemas.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/activity';

/** The changes made through this server, and their undo. */
export function activityRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'List the last 200 changes made through this server, newest first',
      replies: {
        200: { description: 'The changes', json: z.object({ activities: z.array(ActivityJson) }) },
      },
      handle: () => ({ status: 200, json: { activities: context.activities.list() } }),
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/undo`,
      role: 'operator',
      summary: 'Undo a change',
      params: z.object({ id: z.string().max(64) }),
      replies: { 200: { description: 'What the undo could not restore', json: UndoReplyJson } },
      handle: async ({ params }) => ({ status: 200, json: await undoActivity(context, params.id) }),
    }),
  ];
}
