import { ContainerId } from '@portolan/protocol';
import { reachabilityOf } from '@portolan/topology';
import type { EndId } from '@portolan/topology';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import type { WatchedEngine } from '../../engines/WatchedEngine.ts';
import { engineRoute } from '../Route.ts';
import type { Reply, Route } from '../Route.ts';
import { RevisionHeaders, UNCHANGED } from '../schemas/replySchemas.ts';
import { MatrixJson, VerdictJson } from '../schemas/verdictSchemas.ts';

const end = z.union([ContainerId, z.enum(['host', 'outside'])], {
  error: 'Specify the full container id (64 hexadecimal digits), "host" or "outside".',
});
const query = z
  .strictObject({ from: end.optional(), to: end.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: 'Specify both from and to for one verdict, or neither for the matrix.',
  });

/** R240: the verdicts for the current topology. */
export function reachabilityRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'getReachability',
      tag: 'Reachability',
      method: 'get',
      path: '/api/v1/reachability',
      role: 'viewer',
      summary: 'Get the verdict for a pair of ends, or the matrix of all pairs',
      query,
      replies: {
        200: {
          description: 'The verdict if `from` and `to` are given, otherwise the matrix',
          json: z.union([VerdictJson, MatrixJson]),
          headers: RevisionHeaders,
        },
        304: UNCHANGED,
      },
      problems: [404],
      handle: ({ engine, query: { from, to }, request, response }) => {
        const index = engine.requireIndex();
        const tag = engine.tag;
        if (from === undefined || to === undefined) {
          // What the client has is not computed again.
          if (response.set('ETag', tag) && request.fresh) return { status: 304 };
          return replyWithMatrix(engine);
        }
        for (const id of [from, to]) if (!isKnown(index, id)) throw new ProblemError('unknown-container');
        return { status: 200, json: reachabilityOf(index).verdict(from, to), headers: { ETag: tag } };
      },
    }),
  ];
}

async function replyWithMatrix(engine: WatchedEngine): Promise<Reply> {
  const read = () => ({ index: engine.requireIndex(), tag: engine.tag });
  const { tag, ...body } = await engine.matrix.get(read);
  return { status: 200, headers: { ETag: tag }, compressed: { type: 'application/json', ...body } };
}

const isKnown = ({ containers }: { containers: ReadonlyMap<string, unknown> }, id: EndId): boolean =>
  id === 'host' || id === 'outside' || containers.has(id);
