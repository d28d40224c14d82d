import type { ProblemCode } from '@portolan/protocol';
import { EngineError } from './EngineError.ts';

/**
 * What the engine's words mean. Its statuses are unreliable (403, 404 and 500 all carry user errors), so the words
 * decide; first match wins. Worded by 20.10.24, 28.5.2 and Podman's Docker API.
 */
const refusals: readonly (readonly [RegExp, ProblemCode, string])[] = [
  [
    /ambiguous \(\d+ matches/i,
    'refused-by-engine',
    'Several networks have this name: use the full id instead.',
  ],
  [
    /pre-?defined .*network|cannot be removed: it is a predefined|default network .* cannot be removed/is,
    'predefined-network',
    'This name or network belongs to the engine itself; choose another one.',
  ],
  [
    /only one instance of ".*" network is allowed/i,
    'refused-by-engine',
    'The engine makes only one network of this driver, and it exists already. Choose another driver.',
  ],
  [/ingress network .*already present/i, 'refused-by-engine', 'A swarm has one ingress network at most.'],
  [
    /cannot (?:be )?(?:dis)?connect(?:ed)? .*host network|connected to host network/is,
    'refused-by-namespace',
    'A container joins or leaves the host network only when it is created: create it anew with another network mode.',
  ],
  [
    /private \(none\) mode/i,
    'refused-by-namespace',
    'A container without a network (mode "none") must leave "none" before it can join another network.',
  ],
  [
    /sharing network namespace|shares? the network namespace|network namespace of another container|"?(?:host|container|slirp4netns|pasta|private|none)"? network mode|network mode .* is not supported|is not using bridge networking|network_mode .* invalid/i,
    'refused-by-namespace',
    'The container uses the network stack of the host or of another container: connect the one that owns the stack.',
  ],
  [
    /has active endpoints|active endpoints|network is being used|has associated containers|is in use by (?:container|task)/i,
    'active-endpoints',
    'Disconnect the containers that still run on this network, then remove it.',
  ],
  [
    /is in use by service/i,
    'refused-by-engine',
    'A swarm service uses this network: take it out of the service first.',
  ],
  [
    /not manually attachable/i,
    'refused-by-engine',
    'Only services may join this network: create an overlay network that is attachable.',
  ],
  [
    /(?:could not find an available, )?non-overlapping .*address pool|predefined address pools have been fully subnetted/i,
    'refused-by-engine',
    'The engine has no subnet left to give: remove unused networks, name a subnet yourself, or give the engine more address pools.',
  ],
  [
    /pool overlaps|overlapping IPv[46]|conflicts with network|is already used on the host|subnet .* already (?:used|being used)/i,
    'subnet-overlaps',
    'Choose a subnet that no other network has, or leave it out and let the engine choose.',
  ],
  [
    /no available (?:IPv[46] )?addresses|no available ip/i,
    'refused-by-engine',
    'The subnet has no free address left: free one, or use a larger subnet.',
  ],
  [
    /address already in use|requested (?:ip|static) .*already|ip address .*already (?:allocated|in use)/i,
    'address-in-use',
    'Choose another address, or leave it out and let the engine choose.',
  ],
  [
    /port is already allocated|address already in use.*port/i,
    'refused-by-engine',
    'A published port of this container is taken on the host: free it or publish another one.',
  ],
  [
    /already using parent interface|parent interface .*in use/i,
    'refused-by-engine',
    'Another network has this parent interface: choose another parent, or a sub-interface such as eth0.50.',
  ],
  [
    /(?:bridge|interface) (?:with )?name .*(?:already|in use)|already.*bridge name/i,
    'refused-by-engine',
    'Another network has this bridge: choose another bridge name.',
  ],
  [
    /endpoint with name .* already exists|is already connected|already attached to network/i,
    'already-connected',
    'The container is connected to this network already. If it does not look so, disconnect it with force first.',
  ],
  [
    /network with name .* already exists|network name .* already used|network already exists/i,
    'name-taken',
    'Choose another name.',
  ],
  [
    /is not connected to|endpoint .* not found/i,
    'not-connected',
    'The container has left this network already.',
  ],
  [
    /no such container|container .*not found|no container with/i,
    'unknown-container',
    'The container is gone.',
  ],
  [
    /plugin "?.*"? not found|could not find plugin|unsupported driver|unknown driver|unable to find (?:network|ipam) plugin/i,
    'refused-by-engine',
    'The engine has no such driver: choose one of those it offers.',
  ],
  [
    /config-only|configuration network|configuration-only/i,
    'refused-by-engine',
    'A config-only network is a template: containers cannot join it, it cannot be removed while others are made from it, and what is made from it takes no address settings of its own.',
  ],
  [/no such network|network .*not found/is, 'unknown-network', 'The network is gone.'],
  [
    /user configured subnets|user specified ip address|only .*user.defined networks/i,
    'refused-by-engine',
    'The engine gives fixed addresses and aliases only on networks that were made for it: a user-defined network, for addresses one with a subnet of its own.',
  ],
  [
    /swarm manager|not a swarm|swarm mode|initiali[sz]ed as (?:a )?swarm/i,
    'refused-by-engine',
    'This needs an engine that manages a swarm (docker swarm init).',
  ],
  [
    /invalid|should be|failed to allocate gateway|no matching subnet|parent subnet|not (?:in|within|part of) (?:the |any )?(?:subnet|pool|range)|out of range|doesn't contain|does not contain|bad address|could not parse|cannot parse|failed to parse|must be|is not supported|unsupported|conflict/i,
    'refused-by-engine',
    'Correct what the engine objects to and try again.',
  ],
];

/**
 * The error for an engine's answer outside 2xx (R44).
 *
 * @param call what was asked, for a person: `connect a container`, `list networks`
 */
export function toEngineError(call: string, status: number, engineMessage: string): EngineError {
  const words = engineMessage.trim();
  const refusal = refusals.find(([pattern]) => pattern.test(words));
  if (refusal) return new EngineError(refusal[1], refusal[2], words);
  if (/HTTP request to an HTTPS server/i.test(words)) {
    return new EngineError(
      'engine-unreachable',
      'The engine wants TLS: set DOCKER_TLS_VERIFY and its certificates.',
      words,
    );
  }
  if (status === 401 || status === 403) {
    return new EngineError(
      'refused-by-engine',
      `The engine, or a proxy before it, does not allow this (${call}).`,
      words || `HTTP ${status}`,
    );
  }
  if (status >= 400 && status < 500) {
    return new EngineError('refused-by-engine', `The engine refused (${call}).`, words || `HTTP ${status}`);
  }
  return new EngineError('engine-failed', `The engine failed (${call}).`, words || `HTTP ${status}`);
}

/** What a system error at the connection means. */
const transportFailures = new Map<string, string>([
  ['ENOENT', 'There is no socket at this address: is the engine running?'],
  [
    'EACCES',
    'This user may not open the socket: join the group that owns it, or start Portolan as a user who may.',
  ],
  ['EPERM', 'This user may not open the socket.'],
  ['ECONNREFUSED', 'Nothing answers at this address: is the engine running?'],
  ['ECONNRESET', 'The engine closed the connection.'],
  ['EPIPE', 'The engine closed the connection.'],
  ['ENOTFOUND', 'The host name of the engine is not known.'],
  ['EAI_AGAIN', 'The host name of the engine could not be looked up.'],
  ['EHOSTUNREACH', 'There is no route to the engine.'],
  ['ENETUNREACH', 'There is no route to the engine.'],
]);

const timeouts = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ABORT_ERR']);

/** The error for a call that got no answer: not reachable, cut off, or out of time. */
export function toTransportError(call: string, cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const { name, code, message } = describe(cause);
  if (name === 'TimeoutError' || name === 'AbortError' || timeouts.has(code)) {
    return new EngineError('engine-timeout', `The engine did not answer in time (${call}).`, null, { cause });
  }
  const known = transportFailures.get(code);
  if (known) return new EngineError('engine-unreachable', known, null, { cause });
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return new EngineError('engine-unreachable', `TLS with the engine failed: ${message}.`, null, { cause });
  }
  return new EngineError('engine-unreachable', `The engine cannot be reached (${call}): ${message}.`, null, {
    cause,
  });
}

function describe(cause: unknown): { name: string; code: string; message: string } {
  if (!(cause instanceof Error)) return { name: '', code: '', message: String(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return { name: cause.name, code, message: cause.message.replace(/\.$/, '') };
}
