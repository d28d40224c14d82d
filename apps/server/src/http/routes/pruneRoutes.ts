import { PruneRequest } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import * as z from 'zod';
import { toPrunePreview } from '../../commands/network/toPrunePreview.ts';
import { replyToCommand, requesterOf, ActivityHeaders } from '../replyToCommand.ts';
import { timestamp, textList } from '../schemas/queryParameters.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { PrunePreviewJson, PruneReplyJson } from '../schemas/replySchemas.ts';
import { currentTopology } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

const PATH = '/api/v1/prune/networks';

/** Removing what nobody uses, by preview (R144). */
export function pruneRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'What a prune would remove, and why each; remembered for this asker',
      query: z.strictObject({
        label: textList.describe(
          'A label as `key` or `key=value`; as `!key` or `key!=value` what must not be there. All must hold',
        ),
        until: timestamp.describe(
          'Only what was made before then: RFC 3339, Unix seconds, or an age such as 24h',
        ),
      }),
      replies: { 200: { description: 'The candidates, by name', json: PrunePreviewJson } },
      handle: ({ query, identity }) => {
        const networks = toPrunePreview(new TopologyIndex(currentTopology(context)), {
          labels: query.label ?? [],
          until: query.until ?? null,
        });
        const id = context.previews.remember(requesterOf(identity), networks);
        return { status: 200, json: { id, networks } };
      },
    }),
    route({
      method: 'post',
      path: PATH,
      role: 'operator',
      summary:
        "Remove exactly these, where they still are as this asker's preview showed them: the one named, or else the last",
      body: PruneRequest,
      replies: {
        200: {
          description: 'What went, and what did not and why',
          headers: ActivityHeaders,
          json: PruneReplyJson,
        },
      },
      handle: ({ body, identity }) =>
        replyToCommand(context, identity, 200, { kind: 'prune-networks', ...body }),
    }),
  ];
}
