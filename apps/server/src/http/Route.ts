import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { Identity, AccessRule } from '../access/Gate.ts';

export interface Reply {
  status: number;
  json?: unknown;
  text?: { type: string; body: string };
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
  /** As OpenAPI writes it: `/api/v1/networks/{id}`. */
  path: string;
  /** R45: there is no default. */
  role: AccessRule['role'];
  /** Allowed in read-only mode though it changes something: nothing of the engine. */
  evenReadOnly?: boolean;
  summary: string;
  /** What each status means, with the shape of its JSON; problems are added for all routes alike. */
  replies: Record<number, { description: string; json?: z.ZodType; text?: string; headers?: z.ZodObject }>;
}

/** Something that can be asked for, with who may ask and what it says: all that HTTP and OpenAPI need to know. */
export interface Route extends RouteDescription {
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  handle: (input: Input<unknown, unknown, unknown>) => Promise<Reply> | Reply;
}

/** A route whose handler gets what its schemas made of the request. */
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
  // `mountRoutes` calls it with nothing but the output of these very schemas.
  return definition as Route;
}
