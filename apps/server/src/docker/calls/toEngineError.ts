import type { EngineAddress } from '../EngineClient.ts';
import { EngineError } from '../EngineError.ts';
import { toCause } from './causes/toCause.ts';
import { ENGINE_ROUTES } from './engineRoutes.ts';
import type { EngineRoute } from './engineRoutes.ts';
import { findRefusal } from './refusals.ts';

/** Converts an answer with an error status. Returns `null` if the error is not an answer of the engine. */
export function toRefusedError(route: EngineRoute, error: unknown): EngineError | null {
  const { statusCode, json } = error as { statusCode?: unknown; json?: unknown };
  if (typeof statusCode !== 'number') return null;
  const unchanged = statusCode === 304 ? UNCHANGED.get(route) : undefined;
  if (unchanged) return new EngineError('container-state', unchanged, null, { cause: error });
  const message = toMessage(json) ?? toModemMessage(error);
  const cause = { cause: error };
  const refusal = findRefusal(message);
  if (refusal) return new EngineError(refusal.code, refusal.remedy, message, cause);
  if (statusCode === 404 && /Network|connect$/.test(route) && route !== 'createNetwork') {
    return new EngineError('unknown-network', 'The engine has no such network.', message, cause);
  }
  if (statusCode === 404 && /Container$/.test(route) && route !== 'createContainer') {
    return new EngineError('unknown-container', 'The engine has no such container.', message, cause);
  }
  // Status 500 for a change mostly means a user error too (20.10). For a reading it means that the engine failed.
  const changes = !/^(list|inspect|version|info|events)/.test(route);
  return changes
    ? new EngineError('refused-by-engine', 'The engine refused the change.', message, cause)
    : new EngineError('engine-failed', `The engine failed with status ${statusCode}.`, message, cause);
}

/**
 * Engines answer with 304 and no message if the container already has the requested state. Nothing changed, so there
 * is nothing to undo.
 */
const UNCHANGED = new Map<EngineRoute, string>([
  ['startContainer', 'The container is already running.'],
  ['stopContainer', 'The container is not running.'],
]);

/** R24: what is known of a change that was sent and not answered. Empty for a reading. */
const outcomeOf = (route: EngineRoute): string =>
  ENGINE_ROUTES[route][0] === 'GET'
    ? ''
    : 'The change may have been made. Portolan is reading the engine again.';

/** True for a connection that was open. */
function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'SSH') return /Broken pipe|connection ended/i.test(String(message));
  return /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(String(code));
}

/** Converts an error of a call that the engine did not answer. */
export function toUnreachableError(
  address: EngineAddress,
  error: unknown,
  route: EngineRoute = 'version',
): EngineError {
  // Calls other than the first follow an answer, so that a guess why there is none would be wrong.
  const [why, remedy] =
    route !== 'version' && isLost(error)
      ? ['the connection was lost', outcomeOf(route)]
      : toCause(address, error);
  const message = `The engine at ${address.url} does not answer: ${why}.${remedy && ` ${remedy}`}`;
  return new EngineError('engine-unreachable', message, null, { cause: error });
}

/** R24: says of a change that its outcome is unknown, and of a greeting which engine did not answer. */
export function toTimeoutError(route: EngineRoute, address: EngineAddress, error: unknown): EngineError {
  const message =
    route === 'version'
      ? `The engine at ${address.url} did not answer in time. Check that it runs, and that no firewall is between.`
      : `The engine did not answer in time. ${outcomeOf(route)}`.trim();
  return new EngineError('engine-timeout', message, null, { cause: error });
}

/**
 * R279: converts an answer that no engine gives: `GET /version` is refused or is not JSON, or the answer is about TLS.
 * Returns `null` if an engine may have given it.
 */
export function toForeignError(
  route: EngineRoute,
  address: EngineAddress,
  error: unknown,
): EngineError | null {
  const { statusCode, json } = error as { statusCode?: unknown; json?: unknown };
  const isStatus = typeof statusCode === 'number';
  const message = isStatus ? (toMessage(json) ?? toModemMessage(error)) : '';
  if (statusCode === 400 && /HTTPS (?:server|port)/i.test(message)) {
    return toUnreachableError(address, { message });
  }
  if (route !== 'version') return null;
  const cause = { cause: error };
  if (statusCode === 401 || statusCode === 403) {
    return new EngineError(
      'engine-failed',
      `What answers at ${address.url} refuses GET /version. If it is a proxy in front of the engine, let it pass version, info, events, networks and containers.`,
      message || null,
      cause,
    );
  }
  if (isStatus ? statusCode >= 500 : !(error instanceof SyntaxError)) return null;
  const answer = isStatus ? `with status ${statusCode}` : 'with something else than JSON';
  return new EngineError(
    'engine-failed',
    `What answers at ${address.url} is not a Docker engine: it answers GET /version ${answer}. Check the host and the port of the address.`,
    null,
    cause,
  );
}

function toMessage(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return typeof json === 'string' && json ? json : null;
  const { message, cause } = json as { message?: unknown; cause?: unknown };
  return typeof message === 'string' ? message : typeof cause === 'string' ? cause : null;
}

/** docker-modem's messages have the form `(HTTP code 409) unexpected - message of the engine `. */
function toModemMessage(error: unknown): string {
  const { message } = error as { message?: unknown };
  return (typeof message === 'string' ? message : '').replace(/^\(HTTP code \d+\) \S+ - /, '').trim();
}
