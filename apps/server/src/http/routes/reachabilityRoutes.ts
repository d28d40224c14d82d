import { ContainerId } from '@portolan/protocol';
import type { EndId } from '@portolan/topology';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { MatrixJson, VerdictJson } from '../schemas/verdictSchemas.ts';
import { currentIndex, currentTag } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

const end = z.union([ContainerId, z.enum(['host', 'outside'])], {
  error: 'Specify the full container id (64 hexadecimal digits), "host" or "outside".',
});
const query = z
  .strictObject({ from: end.optional(), to: end.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: 'Specify both from and to for one verdict, or neither for the matrix.',
  });

/** R240: the verdicts for the current topology. */
export function reachabilityRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/reachability',
      role: 'viewer',
      summary: 'Get the verdict for a pair of ends, or the matrix of all pairs',
      query,
      replies: {
        200: {
          description: 'The verdict if `from` and `to` are given, otherwise the matrix',
          json: z.union([VerdictJson, MatrixJson]),
        },
      },
      handle: async ({ query: { from, to } }) => {
        const current = currentIndex(context);
        const headers = { ETag: currentTag(context) };
        if (from === undefined || to === undefined) {
          return { status: 200, json: await context.verdicts.matrix(current), headers };
        }
        const { index, reachability } = context.verdicts.of(current);
        for (const id of [from, to]) if (!isKnown(index, id)) throw new ProblemError('unknown-container');
        return { status: 200, json: reachability.verdict(from, to), headers };
      },
    }),
  ];
}

const isKnown = ({ containers }: { containers: ReadonlyMap<string, unknown> }, id: EndId): boolean =>
  id === 'host' || id === 'outside' || containers.has(id);
