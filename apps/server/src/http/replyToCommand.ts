import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import * as z from 'zod';
import type { Identity } from '../access/Gate.ts';
import { perform } from '../commands/perform.ts';
import type { WatchedEngine } from '../engines/WatchedEngine.ts';
import type { Reply } from './Route.ts';

/** The headers that `replyToCommand` sets, for the OpenAPI document. */
export const ActivityHeaders = z.object({
  [ACTIVITY_HEADER]: z.string().optional().describe('The id of this change in `GET /api/v1/activity`'),
});

/** Performs a command and builds the reply, which has the id of the activity in a header. */
export async function replyToCommand(
  engine: WatchedEngine,
  identity: Identity | null,
  status: number,
  command: Command,
): Promise<Reply> {
  const { reply, activityId } = await perform(engine, command, requesterOf(identity));
  return {
    status,
    ...(reply !== null && { json: reply }),
    ...(activityId !== null && { headers: { [ACTIVITY_HEADER]: activityId } }),
  };
}

/**
 * Identifies the requester: by session, or else by the role of the token, because a bearer token identifies no
 * person.
 */
export const requesterOf = (identity: Identity | null): string =>
  identity?.session?.id ?? identity?.role ?? 'anonymous';
