import * as z from 'zod';
import { undoActivity } from '../../commands/undo/undoActivity.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ActivityJson, UndoReplyJson } from '../schemas/replySchemas.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/activity';

/** What was changed through this server, and taking it back. */
export function activityRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'The last 200 changes made through this server, newest first',
      replies: {
        200: { description: 'The changes', json: z.object({ activities: z.array(ActivityJson) }) },
      },
      handle: () => ({ status: 200, json: { activities: context.activities.list() } }),
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/undo`,
      role: 'operator',
      summary: 'Take a change back',
      params: z.object({ id: z.string().max(64) }),
      replies: { 200: { description: 'Taken back, and what is not as before', json: UndoReplyJson } },
      handle: async ({ params }) => ({ status: 200, json: await undoActivity(context, params.id) }),
    }),
  ];
}
