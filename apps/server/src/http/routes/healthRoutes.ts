import * as z from 'zod';
import type { WatchedEngine } from '../../engines/WatchedEngine.ts';
import type { Metrics } from '../Metrics.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';

const StatusJson = z.object({ status: z.string() }).meta({ id: 'Health' });

/** Health and metrics, for the operation of the server (R53). */
export function healthRoutes({ watcher }: WatchedEngine, metrics: Metrics): Route[] {
  return [
    route({
      operationId: 'getHealth',
      tag: 'Operation',
      method: 'get',
      path: '/healthz',
      role: 'public',
      summary: 'Check that the server runs, without a call to the engine',
      replies: { 200: { description: 'The server runs', json: StatusJson } },
      handle: () => ({ status: 200, json: { status: 'ok' } }),
    }),
    route({
      operationId: 'getReadiness',
      tag: 'Operation',
      method: 'get',
      path: '/readyz',
      role: 'public',
      summary: 'Check that the default engine is connected and its first topology is complete',
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
      operationId: 'getMetrics',
      tag: 'Operation',
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
