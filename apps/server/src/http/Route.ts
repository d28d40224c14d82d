import type { problems } from '@portolan/protocol';
import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { AccessRule, Identity } from '../access/Gate.ts';
import type { WatchedEngine } from '../engines/WatchedEngine.ts';

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

/** The groups in which the OpenAPI document lists the operations, with what each is about. */
export const TAGS = {
  Engines: 'The engines that the server watches',
  Topology: 'Networks, containers and their attachments as a whole',
  Networks: 'Networks and the connections of containers to them',
  Containers: 'Containers and the images from which they can be run',
  Reachability: 'Which container reaches which, and probes that test it',
  Activity: 'The changes made through the server, and their undo',
  Map: 'What users arranged on the map',
  Access: 'Sessions',
  Operation: 'Health, metrics and this document',
} as const;

/** The HTTP status of a problem. */
export type ProblemStatus = (typeof problems)[keyof typeof problems][0];

interface RouteDescription {
  /** Unique. A client that is generated from the OpenAPI document has a method of this name. */
  operationId: string;
  tag: keyof typeof TAGS;
  method: 'get' | 'post' | 'put' | 'delete';
  /** The path in the notation of OpenAPI: `/api/v1/networks/{id}`. */
  path: string;
  /** R45: the role is required; there is no default. */
  role: AccessRule['role'];
  /** True if a read-only server allows this route although it makes a change, because it does not change the engine. */
  allowedReadOnly?: boolean;
  summary: string;
  /** The replies by status, with the schema of their JSON. */
  replies: Record<number, { description: string; json?: z.ZodType; text?: string; headers?: z.ZodObject }>;
  /** Statuses of problems in addition to those that `problemStatuses` derives. */
  problems?: readonly ProblemStatus[];
  /** True if the reply itself says what the engine refused or did not answer, in the place of a problem. */
  repliesWithRefusals?: boolean;
}

/**
 * A path and method of the API, with its role, its schemas and its handler. Both the server and the OpenAPI document
 * use it.
 */
export interface Route extends RouteDescription {
  /** True if the path is also there for each engine by its name (`withNamedPaths`). */
  isEngineBound: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** `engine` is the one that the path means; the default one if it is not bound to an engine. */
  handle: (input: EngineInput<unknown, unknown, unknown>) => Promise<Reply> | Reply;
}

type EngineInput<P, Q, B> = Input<P, Q, B> & { engine: WatchedEngine };

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, I> = RouteDescription & {
  params?: P;
  query?: Q;
  body?: B;
  handle: (input: Input<z.output<P>, z.output<Q>, z.output<B>> & I) => Promise<Reply> | Reply;
};

/** Defines a route whose handler gets the request as its schemas parse it. */
export function route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(definition: Definition<P, Q, B, object>): Route {
  // The cast is safe: `mountRoutes` calls the handler only with the output of these schemas.
  return { ...definition, isEngineBound: false } as Route;
}

/**
 * Defines a route about one engine: the default one at this path, any other below its name. Its handler also gets the
 * engine.
 */
export function engineRoute<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
>(definition: Definition<P, Q, B, { engine: WatchedEngine }>): Route {
  return { ...definition, isEngineBound: true } as Route;
}
