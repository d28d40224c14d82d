import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import swaggerUi from 'swagger-ui-express';
import * as z from 'zod';
import type { Gate } from '../access/Gate.ts';
import { ProblemError } from '../access/ProblemError.ts';
import type { AddedEngines } from '../engines/AddedEngines.ts';
import type { EngineRegistry } from '../engines/EngineRegistry.ts';
import type { Metrics } from './Metrics.ts';
import { mountBehindGate, mountRoutes } from './mountRoutes.ts';
import { route } from './Route.ts';
import type { Route } from './Route.ts';
import { activityRoutes } from './routes/activityRoutes.ts';
import { containerRoutes } from './routes/containerRoutes.ts';
import { engineRoutes } from './routes/engineRoutes.ts';
import { healthRoutes } from './routes/healthRoutes.ts';
import { networkRoutes } from './routes/networkRoutes.ts';
import { positionRoutes } from './routes/positionRoutes.ts';
import { probeRoutes } from './routes/probeRoutes.ts';
import { pruneRoutes } from './routes/pruneRoutes.ts';
import { reachabilityRoutes } from './routes/reachabilityRoutes.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';
import { topologyRoutes } from './routes/topologyRoutes.ts';
import { securityHeaders } from './securityHeaders.ts';
import { handleError } from './sendProblem.ts';
import { servePage } from './servePage.ts';
import { toOpenApi } from './openapi/toOpenApi.ts';
import { withNamedPaths } from './withNamedPaths.ts';

interface AppOptions {
  gate: Gate;
  engines: EngineRegistry;
  added: AddedEngines;
  metrics: Metrics;
  logger: Logger;
  /** Folder of the built page. */
  webFolder: string;
  version: string;
}

const OPENAPI = '/api/v1/openapi.json';

/** Creates the Express app that answers all plain HTTP requests. */
export function createApp({
  gate,
  engines,
  added,
  metrics,
  logger,
  webFolder,
  version,
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(toRequestLog(logger, metrics));
  app.use(securityHeaders(gate.hosts));
  app.use(compression());
  app.use(['/api', '/healthz', '/readyz', '/metrics'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  const routes: Route[] = withNamedPaths([
    ...healthRoutes(engines.default, metrics),
    ...sessionRoutes(gate),
    ...engineRoutes(engines, added),
    ...topologyRoutes(),
    ...networkRoutes(),
    ...containerRoutes(),
    ...pruneRoutes(),
    ...reachabilityRoutes(engines),
    ...probeRoutes(),
    ...activityRoutes(),
    ...positionRoutes(),
  ]);
  const document: Route = route({
    operationId: 'getOpenApi',
    tag: 'Operation',
    method: 'get',
    path: OPENAPI,
    role: 'viewer',
    summary: 'Get this document',
    replies: { 200: { description: 'OpenAPI 3.1', json: z.record(z.string(), z.unknown()) } },
    handle: () => ({ status: 200, json: toOpenApi([...routes, document], version) }),
  });
  mountRoutes(app, gate, engines, [...routes, document]);
  mountBehindGate(app, gate, '/api/docs', 'viewer', [
    (request, response, next) => {
      // The links of its page are relative to a folder, so the path needs the slash.
      if (request.originalUrl === '/api/docs') response.redirect('/api/docs/');
      else next();
    },
    ...swaggerUi.serve,
    swaggerUi.setup(null, { swaggerUrl: OPENAPI, customSiteTitle: 'Portolan API' }),
  ]);
  app.use('/api', () => {
    throw new ProblemError('not-found');
  });
  servePage(app, webFolder);
  app.use(handleError(logger));
  return app;
}

/**
 * Logs changes at level `info` and reads at `debug`, without headers and queries, which can contain secrets. The cause of
 * a failed request is in its problem; unexpected errors are logged separately.
 */
function toRequestLog(logger: Logger, metrics: Metrics) {
  const toLine = (request: IncomingMessage, response: ServerResponse, { err: _, ...line }: Line) => {
    metrics.observeRequest(request.method ?? '', response.statusCode, (line.responseTime ?? 0) / 1000);
    return line;
  };
  return pinoHttp({
    logger,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    customLogLevel: ({ method }) => (method === 'GET' || method === 'HEAD' ? 'debug' : 'info'),
    customSuccessObject: toLine,
    customErrorObject: (request, response, _error, line: Line) => toLine(request, response, line),
    customErrorMessage: () => 'request failed',
  });
}

interface Line {
  err?: unknown;
  responseTime?: number;
}
