import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Problem } from '@portolan/protocol';
import { useServerStore } from '../store/engine/serverStore.ts';

/** The error of a request that the server answered with a problem, or did not answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Sends one request to the server. Resolves with the JSON of the response, or `undefined` for 204.
 * @throws RequestError with the problem that the server reports; its code is `internal` if the server does not answer
 * or `signal` aborts
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  return (await send(method, path, body, signal)).json as T;
}

/** The response to a change, and the id of its activity; `null` if the server recorded none. */
export interface ChangeReply<T> {
  reply: T;
  activityId: string | null;
}

/**
 * Sends one request that changes the engine.
 * @throws RequestError as `request` does
 */
export async function requestChange<T>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<ChangeReply<T>> {
  const { json, headers } = await send(method, path, body);
  return { reply: json as T, activityId: headers.get(ACTIVITY_HEADER) };
}

async function send(
  method: Method,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<{ json: unknown; headers: Headers }> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch {
    throw new RequestError(unreachable);
  }
  const text = await response.text();
  const json: unknown = text === '' ? undefined : parse(text);
  if (response.ok) return { json, headers: response.headers };
  const problem = isProblem(json) ? json : { ...unreachable, status: response.status };
  if (problem.code === 'not-signed-in') useServerStore.setState({ link: 'signed-out' });
  throw new RequestError(problem);
}

const unreachable: Problem = {
  type: 'urn:portolan:problem:internal',
  title: 'No answer',
  status: 0,
  detail: 'The Portolan server does not answer. Check that it is running.',
  code: 'internal',
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isProblem = (json: unknown): json is Problem =>
  typeof json === 'object' && json !== null && 'code' in json && 'detail' in json;
