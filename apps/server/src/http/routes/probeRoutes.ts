import { ProbeRequest } from '@portolan/protocol';
import { requesterOf } from '../replyToCommand.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ProbeJson } from '../schemas/verdictSchemas.ts';

/** Probes, which test a verdict from inside a container (R241 to R248). */
export function probeRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'runProbe',
      tag: 'Reachability',
      method: 'post',
      path: '/api/v1/probes',
      role: 'operator',
      summary:
        'Run a probe from inside a container: a ping, a TCP connection or a name lookup, by a fixed command there or in a helper container',
      body: ProbeRequest,
      problems: [404, 429],
      replies: { 200: { description: 'The observation and the prediction', json: ProbeJson } },
      handle: async ({ engine, body, identity, response }) => {
        const cancelled = new AbortController();
        response.on('close', () => cancelled.abort());
        const requester = requesterOf(identity);
        return {
          status: 200,
          json: await engine.prober.probe(body, engine.requireIndex(), requester, cancelled.signal),
        };
      },
    }),
  ];
}
