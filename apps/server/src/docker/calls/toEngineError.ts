import { EngineError } from '../EngineError.ts';
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

/** Converts an error of a call that the engine did not answer. */
export function toUnreachableError(address: string, error: unknown): EngineError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const why = typeof code === 'string' ? (SYSTEM_ERRORS.get(code) ?? code) : String(message ?? error);
  return new EngineError('engine-unreachable', `The engine at ${address} does not answer: ${why}.`, null, {
    cause: error,
  });
}

const SYSTEM_ERRORS = new Map([
  ['ENOENT', 'the socket does not exist'],
  ['EACCES', 'this user has no permission to open the socket'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was lost'],
  ['EPIPE', 'the connection was lost'],
  ['ETIMEDOUT', 'the host does not respond'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
]);

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
