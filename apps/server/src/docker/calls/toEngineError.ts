import type { EngineRoute } from './engineRoutes.ts';
import { EngineError } from '../EngineError.ts';
import { findRefusal } from './refusals.ts';

/** The engine answered, but no. `null` when it was not the engine who spoke. */
export function toRefusedError(route: EngineRoute, error: unknown): EngineError | null {
  const { statusCode, json } = error as { statusCode?: unknown; json?: unknown };
  if (typeof statusCode !== 'number') return null;
  const unchanged = statusCode === 304 ? UNCHANGED.get(route) : undefined;
  if (unchanged) return new EngineError('container-state', unchanged, null, { cause: error });
  const spoken = toMessage(json) ?? toMessageOfModem(error);
  const cause = { cause: error };
  const refusal = findRefusal(spoken);
  if (refusal) return new EngineError(refusal.code, refusal.remedy, spoken, cause);
  if (statusCode === 404 && /Network|connect$/.test(route) && route !== 'createNetwork') {
    return new EngineError('unknown-network', 'The engine has no such network.', spoken, cause);
  }
  if (statusCode === 404 && /Container$/.test(route) && route !== 'createContainer') {
    return new EngineError('unknown-container', 'The engine has no such container.', spoken, cause);
  }
  // A change refused with 500 is mostly the user's error too (20.10); a failed look-up is the engine's.
  const changes = !/^(list|inspect|version|info|events)/.test(route);
  return changes
    ? new EngineError('refused-by-engine', 'The engine refused the change.', spoken, cause)
    : new EngineError('engine-failed', `The engine failed (status ${statusCode}).`, spoken, cause);
}

/** Asked for what is so already, engines say 304 and nothing else: nothing was done, and nothing could be undone. */
const UNCHANGED = new Map<EngineRoute, string>([
  ['startContainer', 'The container runs already.'],
  ['stopContainer', 'The container does not run.'],
]);

/** Nobody answered. */
export function toUnreachableError(address: string, error: unknown): EngineError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const why = typeof code === 'string' ? (SYSTEM_ERRORS.get(code) ?? code) : String(message ?? error);
  return new EngineError('engine-unreachable', `The engine at ${address} does not answer: ${why}.`, null, {
    cause: error,
  });
}

const SYSTEM_ERRORS = new Map([
  ['ENOENT', 'there is no such socket'],
  ['EACCES', 'this user may not open the socket'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection broke off'],
  ['EPIPE', 'the connection broke off'],
  ['ETIMEDOUT', 'the host does not respond'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
]);

function toMessage(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return typeof json === 'string' && json ? json : null;
  const { message, cause } = json as { message?: unknown; cause?: unknown };
  return typeof message === 'string' ? message : typeof cause === 'string' ? cause : null;
}

/** `(HTTP code 409) unexpected - the engine's words ` */
function toMessageOfModem(error: unknown): string {
  const { message } = error as { message?: unknown };
  return (typeof message === 'string' ? message : '').replace(/^\(HTTP code \d+\) \S+ - /, '').trim();
}
