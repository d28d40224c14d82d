import { ProbeRequest } from '@portolan/protocol';
import { requesterOf } from '../replyToCommand.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ProbeJson } from '../schemas/verdictSchemas.ts';
import { currentSnapshot } from '../ServerContext.ts';
import type { ServerContext } from '../ServerContext.ts';

/** R241 to R248: trying from inside a container what the topology foretells. */
export function probeRoutes(context: ServerContext): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/probes',
      role: 'operator',
      summary:
        'Test from inside a container: a ping, a TCP connection or a name, by a fixed command there or in a helper container',
      body: ProbeRequest,
      replies: { 200: { description: 'What was observed, beside what was foretold', json: ProbeJson } },
      handle: async ({ body, identity, response }) => {
        const gone = new AbortController();
        response.on('close', () => gone.abort());
        const requester = requesterOf(identity);
        return {
          status: 200,
          json: await context.prober.probe(body, currentSnapshot(context), requester, gone.signal),
        };
      },
    }),
  ];
}
