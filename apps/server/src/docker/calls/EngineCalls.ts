import type { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type Docker from 'dockerode';
import { EngineError } from '../EngineError.ts';
import { ENGINE_ROUTES } from './engineRoutes.ts';
import type { EngineRoute } from './engineRoutes.ts';
import { isFullId } from '../isFullId.ts';
import { toUnreachableError, toRefusedError } from './toEngineError.ts';

interface CallOptions {
  id?: string;
  query?: Record<string, string>;
  body?: object;
  timeoutMs?: number;
}

/** Well above 1,000 networks with 2 MB of labels; a bound, so that an engine cannot fill our memory. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
/** The engine gives a container 10 s to stop by itself before it kills it; R24 leaves room for that. */
export const SLOW_MS = 30_000;
const SUCCESS = Object.fromEntries([200, 201, 204].map((status) => [status, true]));

/** R23, R24: the one place where anything is sent to an engine. */
export class EngineCalls {
  readonly #docker: Docker;
  readonly #address: string;
  readonly #readOnly: boolean;
  readonly #timeoutMs: number;
  /** `null` until negotiated. */
  apiVersion: string | null = null;

  constructor(
    docker: Docker,
    options: { address: string; readOnly: boolean; timeoutMs?: number | undefined },
  ) {
    this.#docker = docker;
    this.#address = options.address;
    this.#readOnly = options.readOnly;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    refuseRedirects(docker);
  }

  /** The engine's answer, parsed; `null` for an empty one. Rejects with an `EngineError`. */
  async call(route: EngineRoute, call: CallOptions = {}): Promise<unknown> {
    const timeout = AbortSignal.timeout(call.timeoutMs ?? this.#timeoutMs);
    try {
      const response = await this.#send(route, call, timeout);
      return toJson(await readAll(response));
    } catch (error) {
      throw this.#toError(route, error, timeout);
    }
  }

  /** An answer that goes on until `signal` aborts; the time-out holds for its beginning. */
  async stream(route: EngineRoute, call: CallOptions, signal: AbortSignal): Promise<Readable> {
    const beginning = new AbortController();
    const timer = setTimeout(() => beginning.abort(), call.timeoutMs ?? this.#timeoutMs);
    try {
      return await this.#send(route, call, AbortSignal.any([signal, beginning.signal]));
    } catch (error) {
      throw this.#toError(route, error, beginning.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  #send(route: EngineRoute, call: CallOptions, signal: AbortSignal): Promise<Readable> {
    const [method, template] = ENGINE_ROUTES[route];
    if (this.#readOnly && method !== 'GET') {
      throw new EngineError('read-only', 'This server is read-only: the engine is not asked for changes.');
    }
    if (template.includes('{id}') && !isFullId(call.id ?? '')) {
      throw new EngineError('invalid-request', 'The engine is only asked with full ids.');
    }
    const version = route === 'version' || !this.apiVersion ? '' : `/v${this.apiVersion}`;
    const path = version + template.replace('{id}', call.id ?? '');
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason as Error);
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      this.#docker.modem.dial(
        {
          path: call.query ? `${path}?` : path,
          method,
          options: {
            _query: call.query ?? {},
            // Without one the modem would send the query as the body, too.
            _body: call.body ?? {},
          },
          statusCodes: SUCCESS,
          // The modem's own reading never returns when an answer breaks off midway.
          isStream: true,
          abortSignal: signal,
        },
        (error, response) => {
          if (error) reject(error);
          else resolve(response as unknown as Readable);
        },
      );
    });
  }

  #toError(route: EngineRoute, error: unknown, timeout: AbortSignal): EngineError {
    if (error instanceof EngineError) return error;
    if (timeout.aborted) {
      const changes = ENGINE_ROUTES[route][0] !== 'GET';
      const outcome = changes ? ' Whether the change was made is unknown; it is being re-checked.' : '';
      return new EngineError('engine-timeout', `The engine did not answer in time.${outcome}`, null, {
        cause: error,
      });
    }
    return toRefusedError(route, error) ?? toUnreachableError(this.#address, error);
  }
}

async function readAll(response: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      response.destroy();
      throw new EngineError('engine-failed', 'The engine sent more than 256 MB.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toJson(body: string): unknown {
  if (body.trim() === '') return null;
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new EngineError('engine-failed', 'The engine sent something that is not JSON.', null, {
      cause: error,
    });
  }
}

/** The modem follows redirects, and offers no setting against it but this one of its requests. */
function refuseRedirects(docker: Docker): void {
  const modem = docker.modem as unknown as {
    buildRequest(options: Record<PropertyKey, unknown>, ...rest: unknown[]): void;
  };
  const buildRequest = modem.buildRequest.bind(modem);
  modem.buildRequest = (options, ...rest) =>
    // It also describes each request for its debug log, on or off, agent and signal included: some 10 ms a call.
    buildRequest({ ...options, maxRedirects: 0, [inspect.custom]: () => options.path }, ...rest);
}
