import * as z from 'zod';
import type { Metrics } from '../Metrics.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import type { ServerContext } from '../ServerContext.ts';

const StatusJson = z.object({ status: z.string() });

/** Health and metrics, for the operation of the server (R53). */
export function healthRoutes({ watcher }: ServerContext, metrics: Metrics): Route[] {
  return [
    route({
      method: 'get',
      path: '/healthz',
      role: 'public',
      summary: 'Check that the server runs, without a call to the engine',
      replies: { 200: { description: 'The server runs', json: StatusJson } },
      handle: () => ({ status: 200, json: { status: 'ok' } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      role: 'public',
      summary: 'Check that the engine is connected and the first topology is complete',
      replies: {
        200: { description: 'Ready', json: StatusJson },
        503: { description: 'Not ready', json: StatusJson },
      },
      handle: () => {
        const { state } = watcher.status;
        const isReady = watcher.index !== null && state === 'live';
        return { status: isReady ? 200 : 503, json: { status: state } };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      role: 'viewer',
      summary: 'Get the metrics for Prometheus',
      replies: { 200: { description: 'Text format', text: 'text/plain' } },
      handle: async () => ({
        status: 200,
        text: { type: metrics.contentType, body: await metrics.toText() },
      }),
    }),
  ];
}
