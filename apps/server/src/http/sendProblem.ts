import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { toProblem } from '@portolan/protocol';
import type { Problem } from '@portolan/protocol';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { ProblemError } from '../access/ProblemError.ts';
import { EngineError } from '../docker/EngineError.ts';
import { StorageError } from '../storage/JsonFile.ts';

/** Converts an error to the problem for the client. An unexpected error is logged, and its details are not sent. */
export function problemFromError(error: unknown, logger: Pick<Logger, 'error'>): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof EngineError) {
    return toProblem(error.code, error.message, error.engine === null ? {} : { engine: error.engine });
  }
  if (error instanceof StorageError) {
    logger.error({ err: error }, 'the data directory cannot be written');
    return toProblem('storage-failed', error.message);
  }
  return problemFromRequestError(error) ?? logAsInternal(error, logger);
}

/** Sends a problem for a request that Express does not handle. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, { ...HEADERS, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** How long a client can take to read why its upgrade was refused. */
const HANG_UP_MS = 2_000;

/**
 * Sends a problem for a refused upgrade and closes the connection. Node leaves the socket half open, so this must
 * destroy it.
 */
export function refuseUpgrade(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem);
  const head = Object.entries({
    ...HEADERS,
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.resume();
  setTimeout(() => socket.destroy(), HANG_UP_MS).unref();
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${head.join('')}\r\n${body}`,
  );
}

/** The error handler of Express. It sends every error as a problem. */
export function handleError(logger: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = problemFromError(error, logger);
    if (response.headersSent) next(error);
    else response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

const HEADERS = {
  'Content-Type': 'application/problem+json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** Converts the errors that body-parser and Express's router throw for invalid requests. */
function problemFromRequestError(error: unknown): Problem | null {
  const { type, status } = error as { type?: unknown; status?: unknown };
  switch (type) {
    case 'entity.too.large':
      return toProblem('body-too-large');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return toProblem('not-json', 'Send JSON in UTF-8.');
    case 'entity.parse.failed':
      return toProblem('invalid-request', 'The body is not JSON.');
    default:
      return typeof status === 'number' && status >= 400 && status < 500
        ? toProblem('invalid-request')
        : null;
  }
}

function logAsInternal(error: unknown, logger: Pick<Logger, 'error'>): Problem {
  logger.error({ err: error }, 'unexpected error');
  return toProblem('internal');
}
