import type { ProblemCode } from '@portolan/protocol';
import type { Route } from './EngineCalls.ts';
import { EngineError } from './EngineError.ts';

/**
 * What engines say when they refuse, by substrings that 20.10.24, 28.5.2 and Podman 5 share: statuses alone are
 * unreliable, user errors come as 400, 403, 404, 409 and 500.
 */
const REFUSALS: [RegExp, ProblemCode, string][] = [
  [
    /no such container|no container with name or id/i,
    'unknown-container',
    'The engine has no such container any more.',
  ],
  [
    /already exists in network|is already connected to network|already attached to network/i,
    'already-connected',
    'The container is connected to this network already.',
  ],
  [
    /is not connected to (the )?network|endpoint .* not found/i,
    'not-connected',
    'The container is not connected to this network.',
  ],
  [
    /network with name .* already exists|network name .* already used|network already exists/i,
    'name-taken',
    'A network with this name exists: choose another name.',
  ],
  [
    /has active endpoints|network is being used|in use by (service|task)/i,
    'active-endpoints',
    'Running containers are still connected to the network: disconnect them first.',
  ],
  [
    /pool overlaps|subnet .* (is )?already used|conflicts with network/i,
    'subnet-overlaps',
    'The subnet overlaps with another one: choose a free one.',
  ],
  [
    /address already in use|address .* already allocated/i,
    'address-in-use',
    'The address is in use: choose another.',
  ],
  [
    /sharing network (namespace|stack)|container cannot be (dis)?connected (to|from) (host|multiple)|multiple networks|private \(none\)/i,
    'refused-by-namespace',
    'The container has no network stack of its own to join it with.',
  ],
  [
    /pre-?defined|only one instance of|default network .* cannot be removed/i,
    'predefined-network',
    "The engine's own networks cannot be changed this way.",
  ],
  [
    /network .* not found|no such network|unable to find network/i,
    'unknown-network',
    'The engine has no such network any more.',
  ],
];

/** The engine answered, but no. `null` when it was not the engine who spoke. */
export function fromRefusal(route: Route, error: unknown): EngineError | null {
  const { statusCode, json } = error as { statusCode?: unknown; json?: unknown };
  if (typeof statusCode !== 'number') return null;
  const spoken = toMessage(json) ?? toMessageOfModem(error);
  const cause = { cause: error };
  const refusal = REFUSALS.find(([pattern]) => pattern.test(spoken));
  if (refusal) return new EngineError(refusal[1], refusal[2], spoken, cause);
  if (statusCode === 404 && /Network|connect$/.test(route) && route !== 'createNetwork') {
    return new EngineError('unknown-network', 'The engine has no such network.', spoken, cause);
  }
  if (statusCode === 404 && route === 'inspectContainer') {
    return new EngineError('unknown-container', 'The engine has no such container.', spoken, cause);
  }
  // A change refused with 500 is mostly the user's error too (20.10); a failed look-up is the engine's.
  const changes = /^(create|remove|connect|disconnect)/.test(route);
  return changes
    ? new EngineError('refused-by-engine', 'The engine refused the change.', spoken, cause)
    : new EngineError('engine-failed', `The engine failed (status ${statusCode}).`, spoken, cause);
}

/** Nobody answered. */
export function fromFailure(address: string, error: unknown): EngineError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const why = typeof code === 'string' ? (REASONS.get(code) ?? code) : String(message ?? error);
  return new EngineError('engine-unreachable', `The engine at ${address} does not answer: ${why}.`, null, {
    cause: error,
  });
}

const REASONS = new Map([
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
  return String(message ?? '')
    .replace(/^\(HTTP code \d+\) \S+ - /, '')
    .trim();
}
