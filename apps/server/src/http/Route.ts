import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { AccessRule, Identity } from '../access/Gate.ts';

export interface Reply {
  status: number;
  json?: unknown;
  text?: { type: string; body: string | Buffer };
  /** A body that is compressed already. It is decompressed for clients that do not accept gzip. */
  compressed?: { type: string; gzip: Buffer; plainBytes: number };
  headers?: Record<string, string>;
}

interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  identity: Identity | null;
  request: Request;
  response: Response;
}

interface RouteDescription {
  method: 'get' | 'post' | 'put' | 'delete';
  /** The path in the notation of OpenAPI: `/api/v1/networks/{id}`. */
  path: string;
  /** R45: the role is required; there is no default. */
  role: AccessRule['role'];
  /** True if a read-only server allows this route although it makes a change, because it does not change the engine. */
  allowedReadOnly?: boolean;
  summary: string;
  /** The replies by status, with the schema of their JSON. Problems are added for all routes. */
  replies: Record<number, { description: string; json?: z.ZodType; text?: string; headers?: z.ZodObject }>;
}

/**
 * A path and method of the API, with its role, its schemas and its handler. Both the server and the OpenAPI document
 * use it.
 */
export interface Route extends RouteDescription {
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  handle: (input: Input<unknown, unknown, unknown>) => Promise<Reply> | Reply;
}

/** Defines a route whose handler gets the request as its schemas parse it. */
export function route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(
  definition: RouteDescription & {
    params?: P;
    query?: Q;
    body?: B;
    handle: (input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply> | Reply;
  },
): Route {
  // The cast is safe: `mountRoutes` calls the handler only with the output of these schemas.
  return definition as Route;
}
