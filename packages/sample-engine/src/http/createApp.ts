import express, { type ErrorRequestHandler, type Express } from 'express';
import { EngineError } from '../EngineError.ts';
import type { EngineState } from '../state/EngineState.ts';
import { readApiVersion } from './requests/apiVersion.ts';
import { containerRoutes } from './containerRoutes.ts';
import type { EventStreams } from './EventStreams.ts';
import { imageRoutes } from './imageRoutes.ts';
import { networkRoutes } from './networkRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';

/** Creates the engine's HTTP API. */
export function createApp(state: EngineState, streams: EventStreams): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set({ Server: 'Docker/28.5.2 (linux)', Ostype: 'linux', 'Api-Version': '1.51' });
    next();
  });
  app.use(readApiVersion);
  app.use(express.json({ limit: '8mb' }));
  app.use(
    systemRoutes(state),
    imageRoutes(state),
    streams.routes(),
    networkRoutes(state),
    containerRoutes(state),
  );
  app.use((_request, response) => {
    response.status(404).json({ message: 'page not found' });
  });
  app.use(sendError);
  return app;
}

/** Express recognises an error handler by its four parameters. */
const sendError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, message } = toErrorResponse(error);
  response.status(status).json({ message });
};

function toErrorResponse(error: unknown): { status: number; message: string } {
  if (error instanceof EngineError) return error;
  if (error instanceof SyntaxError) return { status: 400, message: `invalid JSON: ${error.message}` };
  if (error instanceof URIError) return { status: 400, message: error.message };
  return { status: 500, message: error instanceof Error ? error.message : String(error) };
}
