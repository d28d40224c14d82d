import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import * as z from 'zod';
import type { Identity } from '../access/Gate.ts';
import { perform } from '../commands/perform.ts';
import type { Reply } from './Route.ts';
import type { ServerContext } from './ServerContext.ts';

/** What `answerChange` puts beside the status, for OpenAPI. */
export const ActivityHeaders = z.object({
  [ACTIVITY_HEADER]: z.string().optional().describe('The id of this change in `GET /api/v1/activity`'),
});

/** Carries a command out for whoever asks, and names its activity in the answer. */
export async function replyToCommand(
  context: ServerContext,
  identity: Identity | null,
  status: number,
  command: Command,
): Promise<Reply> {
  const { reply, activityId } = await perform(context, command, requesterOf(identity));
  return {
    status,
    ...(reply !== null && { json: reply }),
    ...(activityId !== null && { headers: { [ACTIVITY_HEADER]: activityId } }),
  };
}

/** Who asks, as far as the server can tell people apart: by session, or by the role of the token. */
export const requesterOf = (identity: Identity | null): string =>
  identity?.session?.id ?? identity?.role ?? 'nobody';
