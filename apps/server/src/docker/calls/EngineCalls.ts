import type { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type Docker from 'dockerode';
import type { EngineAddress } from '../EngineClient.ts';
import { EngineError } from '../EngineError.ts';
import { isFullId } from '../isFullId.ts';
import { EntrySplitter } from './EntrySplitter.ts';
import { ENGINE_ROUTES } from './engineRoutes.ts';
import type { EngineRoute } from './engineRoutes.ts';
import type { RepeatedList } from './RepeatedList.ts';
import { toForeignError, toRefusedError, toTimeoutError, toUnreachableError } from './toEngineError.ts';

interface CallOptions {
  id?: string;
  query?: Record<string, string>;
  body?: object;
  timeoutMs?: number;
}

/** Keeps an engine from filling the server's memory. It is well above what 1,000 networks and 2 MB of labels need. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
/** Timeout in milliseconds of slow calls. The engine gives a container 10 s to stop before it kills it (R24). */
export const SLOW_MS = 30_000;
/** Timeout in milliseconds of calls that a healthy engine answers at once: `GET /version` and `GET /info`. */
export const QUICK_MS = 5_000;
/** Timeout in milliseconds of a call that is repeated until a program has ended. */
export const POLL_MS = 2_000;
/** The timeout of all other calls, in milliseconds, unless the call gives its own. */
const DEFAULT_MS = 10_000;
const SUCCESS = Object.fromEntries([200, 201, 204].map((status) => [status, true]));

/** R23, R24: sends all requests to the engine. No other code does. */
export class EngineCalls {
  readonly #docker: Docker;
  readonly #address: EngineAddress;
  readonly #readOnly: boolean;
  readonly #timeoutMs: number;
  /** `null` until it has been negotiated. */
  apiVersion: string | null = null;
  /** R287: why the last `GET /version` failed; `null` once it succeeds again. */
  #whyUnanswered: EngineError | null = null;

  constructor(
    docker: Docker,
    options: { address: EngineAddress; readOnly: boolean; timeoutMs?: number | undefined },
  ) {
    this.#docker = docker;
    this.#address = options.address;
    this.#readOnly = options.readOnly;
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_MS;
    refuseRedirects(docker);
  }

  /** Resolves with the parsed answer, `null` if it is empty. Rejects with an `EngineError`. */
  call(route: EngineRoute, call: CallOptions = {}): Promise<unknown> {
    return this.#inTime(route, call, async (timeout) => {
      const chunks: Buffer[] = [];
      await readAll(await this.#send(route, call, timeout), (chunk) => chunks.push(chunk));
      return toJson(Buffer.concat(chunks).toString('utf8'));
    });
  }

  /** Reads an answer that is a list, entry by entry while it arrives. Rejects with an `EngineError`. */
  list<T>(route: EngineRoute, call: CallOptions, entries: RepeatedList<T>): Promise<T[]> {
    return this.#inTime(route, call, async (timeout) => {
      const splitter = new EntrySplitter();
      const { take, end } = entries.begin();
      try {
        await readAll(await this.#send(route, call, timeout), (chunk) => splitter.push(chunk).forEach(take));
        splitter.end();
        return end();
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new EngineError('engine-failed', 'The engine’s answer is not a list.', null, { cause: error });
      }
    });
  }

  /** Resolves with an answer that continues until `signal` aborts. The timeout applies until the answer begins. */
  stream(route: EngineRoute, call: CallOptions, signal: AbortSignal): Promise<Readable> {
    return this.#inTime(route, call, (timeout) =>
      this.#send(route, call, AbortSignal.any([signal, timeout])),
    );
  }

  /** Aborts the signal when `act` has taken too long. Converts its errors to an `EngineError`. */
  async #inTime<T>(
    route: EngineRoute,
    { timeoutMs = this.#timeoutMs }: CallOptions,
    act: (timeout: AbortSignal) => Promise<T>,
  ): Promise<T> {
    // The watcher asks for the version again and again, which finds out when the engine answers. Nothing else waits for it.
    if (this.#whyUnanswered && route !== 'version') throw this.#whyUnanswered;
    // `AbortSignal.timeout` would keep its timer, and abort thousands of calls that have long been answered.
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    try {
      const answer = await act(timeout.signal);
      if (route === 'version') this.#whyUnanswered = null;
      return answer;
    } catch (error) {
      const failure = this.#toError(route, error, timeout.signal);
      if (route === 'version') this.#whyUnanswered = toUnanswered(failure);
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  }

  #send(route: EngineRoute, call: CallOptions, signal: AbortSignal): Promise<Readable> {
    const [method, pathPattern] = ENGINE_ROUTES[route];
    if (this.#readOnly && method !== 'GET') {
      throw new EngineError('read-only', 'This server is read-only and does not change the engine.');
    }
    if (pathPattern.includes('{id}') && !isFullId(call.id ?? '')) {
      throw new EngineError('invalid-request', 'The request needs a full id.');
    }
    const version = route === 'version' || !this.apiVersion ? '' : `/v${this.apiVersion}`;
    const path = version + pathPattern.replace('{id}', call.id ?? '');
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
            // Without a body, docker-modem would send the query as the body too.
            _body: call.body ?? {},
          },
          statusCodes: SUCCESS,
          // docker-modem's own reading never returns if an answer is interrupted.
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
    if (timeout.aborted) return toTimeoutError(route, this.#address, error);
    const foreign = toForeignError(route, this.#address, error);
    if (foreign) return foreign;
    if (error instanceof SyntaxError) {
      return new EngineError('engine-failed', 'The engine’s answer is not JSON.', null, { cause: error });
    }
    return toRefusedError(route, error) ?? toUnreachableError(this.#address, error, route);
  }
}

/** The error for calls that are not even sent: their outcome is known. */
const toUnanswered = (failure: EngineError): EngineError =>
  new EngineError('engine-unreachable', failure.message, failure.engine, { cause: failure });

async function readAll(response: Readable, take: (chunk: Buffer) => void): Promise<void> {
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) {
      response.destroy();
      throw new EngineError('engine-failed', 'The engine’s answer is larger than 256 MB.');
    }
    take(chunk);
  }
}

/** @throws SyntaxError */
const toJson = (body: string): unknown => (body.trim() === '' ? null : (JSON.parse(body) as unknown));

/** docker-modem follows redirects. Only this option of each request prevents it. */
function refuseRedirects(docker: Docker): void {
  const modem = docker.modem as unknown as {
    buildRequest(options: Record<PropertyKey, unknown>, ...rest: unknown[]): void;
  };
  const buildRequest = modem.buildRequest.bind(modem);
  modem.buildRequest = (options, ...rest) =>
    // docker-modem also inspects the options of each request for its debug log, even if the log is off. With the agent
    // and the signal, that takes about 10 ms per call. The custom `inspect` avoids it.
    buildRequest({ ...options, maxRedirects: 0, [inspect.custom]: () => options.path }, ...rest);
}
