import * as z from 'zod';
import { undoActivity } from '../../commands/undo/undoActivity.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ActivityJson, UndoReplyJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/activity';

/** The changes made through this server, and their undo. */
export function activityRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'listActivities',
      tag: 'Activity',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'List the last 200 changes made through this server, newest first',
      replies: {
        200: { description: 'The changes', json: z.object({ activities: z.array(ActivityJson) }) },
      },
      handle: ({ engine }) => ({ status: 200, json: { activities: engine.activities.list() } }),
    }),
    engineRoute({
      operationId: 'undoActivity',
      tag: 'Activity',
      method: 'post',
      path: `${PATH}/{id}/undo`,
      role: 'operator',
      summary: 'Undo a change',
      params: z.object({ id: z.string().max(64).describe('The id of the change') }),
      replies: { 200: { description: 'What the undo could not restore', json: UndoReplyJson } },
      handle: async ({ engine, params }) => ({ status: 200, json: await undoActivity(engine, params.id) }),
    }),
  ];
}
