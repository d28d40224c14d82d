import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import type * as z from 'zod';
import type { AccessRule, Gate } from '../access/Gate.ts';
import { ProblemError } from '../access/ProblemError.ts';
import type { EngineRegistry } from '../engines/EngineRegistry.ts';
import type { WatchedEngine } from '../engines/WatchedEngine.ts';
import type { Reply, Route } from './Route.ts';

const ROLES = new Set<unknown>(['public', 'viewer', 'operator'] satisfies AccessRule['role'][]);
const parseJson = express.json({ limit: '64kb', type: 'application/json' });

/** R45: mounts all routes of the API. Throws at the start of the server if a route has no role. */
export function mountRoutes(
  app: Express,
  gate: Gate,
  engines: EngineRegistry,
  routes: readonly Route[],
): void {
  for (const each of routes) {
    app[each.method](toExpressPath(each.path), toHandler(gate, engines, each));
  }
  for (const path of new Set(routes.map((each) => each.path))) {
    const methods = routes.filter((each) => each.path === path).map((each) => each.method.toUpperCase());
    app.all(toExpressPath(path), (_request, response) => {
      response.set('Allow', methods.join(', '));
      throw new ProblemError('method-not-allowed', `This path supports ${methods.join(', ')}.`);
    });
  }
}

/** Mounts middleware of a library below a path, with the same access checks. */
export function mountBehindGate(
  app: Express,
  gate: Gate,
  path: string,
  role: AccessRule['role'],
  handlers: RequestHandler[],
): void {
  app.use(path, toGuard(gate, path, { role, isChange: true }), ...handlers);
}

function toHandler(gate: Gate, engines: EngineRegistry, each: Route): RequestHandler {
  const isChange = each.method !== 'get';
  const rule: AccessRule = { role: each.role, isChange, allowedReadOnly: each.allowedReadOnly ?? false };
  checkRole(each.path, rule);
  return async (request, response) => {
    const identity = await gate.admit(request, response, rule);
    const body = isChange ? await readJson(request, each.body !== undefined) : undefined;
    const params = parse(each.params, request.params);
    const reply = await each.handle({
      engine: each.isEngineBound ? findEngine(engines, params) : engines.default,
      params,
      query: parse(each.query, request.query),
      body: parse(each.body, body),
      identity,
      request,
      response,
    });
    send(response, reply);
  };
}

/** Returns the engine that a path names, or else the default one. */
function findEngine(engines: EngineRegistry, params: unknown): WatchedEngine {
  const { name } = (params ?? {}) as { name?: string };
  const engine = name === undefined ? engines.default : engines.get(name);
  if (!engine) throw new ProblemError('unknown-engine');
  return engine;
}

function toGuard(gate: Gate, path: string, rule: AccessRule): RequestHandler {
  checkRole(path, rule);
  return async (request, response, next) => {
    const isChange = !['GET', 'HEAD'].includes(request.method);
    await gate.admit(request, response, { ...rule, isChange });
    next();
  };
}

function checkRole(path: string, rule: AccessRule): void {
  if (!ROLES.has(rule.role)) throw new Error(`${path} has no role.`);
}

/**
 * R47: reads the body, which must be JSON or absent. This comes after the access check, so that no body is read for
 * clients without access.
 */
async function readJson(request: Request, isNeeded: boolean): Promise<unknown> {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody && !isNeeded) return undefined;
  if (!request.is('application/json') && (hasBody || request.headers['content-type'] !== undefined)) {
    throw new ProblemError('not-json');
  }
  if (!hasBody) throw new ProblemError('not-json', 'The request needs a JSON body.');
  await new Promise<void>((resolve, reject) => {
    parseJson(request, request.res as NonNullable<typeof request.res>, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The body could not be read.'));
    });
  });
  return request.body as unknown;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const first = fields[0];
  const detail = first && (first.path ? `${first.path}: ${first.message}` : first.message);
  throw new ProblemError('invalid-request', detail, { fields });
}

function send(response: Response, reply: Reply): void {
  response.status(reply.status).set(reply.headers ?? {});
  if (reply.compressed) sendCompressed(response, reply.compressed);
  else if (reply.text) response.type(reply.text.type).send(reply.text.body);
  else if (reply.json === undefined) response.end();
  else response.json(reply.json);
}

function sendCompressed(
  response: Response,
  { type, gzip, plainBytes }: NonNullable<Reply['compressed']>,
): void {
  const acceptsGzip = response.req.acceptsEncodings('gzip', 'identity') === 'gzip';
  response.type(type).vary('Accept-Encoding');
  response.set('Content-Length', String(acceptsGzip ? gzip.length : plainBytes));
  if (acceptsGzip) response.set('Content-Encoding', 'gzip').end(gzip);
  // A client that goes away ends the pipeline, which needs no answer.
  else pipeline(Readable.from([gzip]), createGunzip({ chunkSize: 2 ** 18 }), response, () => undefined);
}

const toExpressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');
