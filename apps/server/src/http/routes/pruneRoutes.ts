import { PruneRequest } from '@portolan/protocol';
import * as z from 'zod';
import { toPrunePreview } from '../../commands/network/toPrunePreview.ts';
import { ActivityHeaders, replyToCommand, requesterOf } from '../replyToCommand.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { textList, timestamp } from '../schemas/queryParameters.ts';
import { PrunePreviewJson, PruneReplyJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/prune/networks';

/** Removal of unused networks, with a preview (R144). */
export function pruneRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'previewPrune',
      tag: 'Networks',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Preview which networks a prune would remove and why; the server remembers it for this client',
      query: z.strictObject({
        label: textList.describe(
          'A label that a network must have, as `key` or `key=value`, or must not have, as `!key` or `key!=value`. All must match',
        ),
        until: timestamp.describe(
          'Only networks created before this time: RFC 3339, Unix seconds, or an age such as 24h',
        ),
      }),
      replies: { 200: { description: 'The candidates, by name', json: PrunePreviewJson } },
      handle: ({ engine, query, identity }) => {
        const networks = toPrunePreview(engine.requireIndex(), {
          labels: query.label ?? [],
          until: query.until ?? null,
        });
        const id = engine.previews.remember(requesterOf(identity), networks);
        return { status: 200, json: { id, networks } };
      },
    }),
    engineRoute({
      operationId: 'pruneNetworks',
      tag: 'Networks',
      method: 'post',
      path: PATH,
      role: 'operator',
      summary:
        'Remove these networks if they are still as a preview showed them: the preview given, or else the last of this client',
      body: PruneRequest,
      repliesWithRefusals: true,
      replies: {
        200: {
          description: 'What was removed, and what was not and why',
          headers: ActivityHeaders,
          json: PruneReplyJson,
        },
      },
      handle: ({ engine, body, identity }) =>
        replyToCommand(engine, identity, 200, { kind: 'prune-networks', ...body }),
    }),
  ];
}
