import * as z from 'zod';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import type { Metrics } from '../Metrics.ts';
import type { ServerContext } from '../ServerContext.ts';

const StatusJson = z.object({ status: z.string() });

/** For those who run the server (R53). */
export function healthRoutes({ watcher }: ServerContext, metrics: Metrics): Route[] {
  return [
    route({
      method: 'get',
      path: '/healthz',
      role: 'public',
      summary: 'The server runs; never asks the engine',
      replies: { 200: { description: 'It runs', json: StatusJson } },
      handle: () => ({ status: 200, json: { status: 'ok' } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      role: 'public',
      summary: 'The engine is connected and the first topology complete',
      replies: {
        200: { description: 'Ready', json: StatusJson },
        503: { description: 'Not ready', json: StatusJson },
      },
      handle: () => {
        const { state } = watcher.status;
        const isReady = watcher.topology !== null && state === 'live';
        return { status: isReady ? 200 : 503, json: { status: state } };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      role: 'viewer',
      summary: 'Metrics for Prometheus',
      replies: { 200: { description: 'Text format', text: 'text/plain' } },
      handle: async () => ({
        status: 200,
        text: { type: metrics.contentType, body: await metrics.toText() },
      }),
    }),
  ];
}
