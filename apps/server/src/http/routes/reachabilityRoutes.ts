import { ENGINE_NAME } from '@portolan/protocol';
import { reachabilityOf, verdictAcross } from '@portolan/topology';
import type { EndId, TopologyIndex } from '@portolan/topology';
import * as z from 'zod';
import { ProblemError } from '../../access/ProblemError.ts';
import type { EngineRegistry } from '../../engines/EngineRegistry.ts';
import type { WatchedEngine } from '../../engines/WatchedEngine.ts';
import { engineRoute } from '../Route.ts';
import type { Reply, Route } from '../Route.ts';
import { RevisionHeaders, UNCHANGED } from '../schemas/replySchemas.ts';
import { MatrixJson, VerdictJson } from '../schemas/verdictSchemas.ts';

/** An end: an id, `host` or `outside`, with the name of its engine before it if that is not the engine of the path. */
const End = z
  .string()
  .regex(new RegExp(`^(?:${ENGINE_NAME.source.slice(1, -1)}/)?(?:[0-9a-f]{64}|host|outside)$`), {
    error:
      'Specify the full container id (64 hexadecimal digits), "host" or "outside"; for another engine with its name and a slash before it.',
  })
  .meta({ example: 'host' });
const query = z
  .strictObject({ from: End.optional(), to: End.optional() })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: 'Specify both from and to for one verdict, or neither for the matrix.',
  });

/** R240: the verdicts for the current topology. */
export function reachabilityRoutes(engines: EngineRegistry): Route[] {
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
        const tag = engine.tag;
        if (from === undefined || to === undefined) {
          engine.requireIndex();
          // What the client has is not computed again.
          if (response.set('ETag', tag) && request.fresh) return { status: 304 };
          return replyWithMatrix(engine);
        }
        return replyWithVerdict(findEnd(engines, engine, from), findEnd(engines, engine, to));
      },
    }),
  ];
}

async function replyWithMatrix(engine: WatchedEngine): Promise<Reply> {
  const read = () => ({ index: engine.requireIndex(), tag: engine.tag });
  const { tag, ...body } = await engine.matrix.get(read);
  return { status: 200, headers: { ETag: tag }, compressed: { type: 'application/json', ...body } };
}

interface FoundEnd {
  engine: WatchedEngine;
  index: TopologyIndex;
  id: EndId;
}

function findEnd(engines: EngineRegistry, ofPath: WatchedEngine, end: string): FoundEnd {
  const [id = '', name] = end.split('/').reverse();
  const engine = name === undefined ? ofPath : engines.get(name);
  if (!engine) throw new ProblemError('unknown-engine');
  const index = engine.requireIndex();
  if (id !== 'host' && id !== 'outside' && !index.containers.has(id))
    throw new ProblemError('unknown-container');
  return { engine, index, id };
}

/** R219: the outside is the same for all engines, so a pair with it is one of the other end's engine. */
function replyWithVerdict(from: FoundEnd, to: FoundEnd): Reply {
  const isOfOne = from.engine === to.engine || from.id === 'outside' || to.id === 'outside';
  if (isOfOne) {
    const { engine, index } = from.id === 'outside' ? to : from;
    return {
      status: 200,
      json: reachabilityOf(index).verdict(from.id, to.id),
      headers: { ETag: engine.tag },
    };
  }
  const toEnd = ({ engine, index, id }: FoundEnd) => ({
    engine: engine.name,
    reachability: reachabilityOf(index),
    id,
  });
  const ETag = `"${[from, to].map(({ engine }) => engine.tag.slice(1, -1)).join('+')}"`;
  return { status: 200, json: verdictAcross(toEnd(from), toEnd(to)), headers: { ETag } };
}
