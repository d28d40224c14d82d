/**
 * All problem codes with their HTTP status and title. Answers with an error are problem+json (RFC 9457) with one of
 * these codes.
 */
export const problems = {
  'not-signed-in': [401, 'Sign in with the link that the server printed, or send the token.'],
  'wrong-token': [401, 'This is not a token of this server.'],
  'not-allowed': [403, 'Your role does not allow this.'],
  'read-only': [403, 'This server is read-only.'],
  'wrong-origin': [403, 'The request comes from a page of another origin.'],
  'not-found': [404, 'Nothing exists at this path.'],
  'unknown-network': [404, 'The engine has no network with this id.'],
  'unknown-container': [404, 'The engine has no container with this id.'],
  'unknown-image': [404, 'The engine does not have this image.'],
  'unknown-engine': [404, 'Portolan watches no engine with this name.'],
  'unknown-activity': [404, 'The server has no change with this id.'],
  'method-not-allowed': [405, 'This path does not support this method.'],
  'engine-exists': [409, 'Portolan watches an engine of this name already.'],
  'engine-configured': [
    409,
    'The engine was given in the settings of the server. Remove it there, and start the server again.',
  ],
  'name-taken': [409, 'The name is taken.'],
  'already-connected': [409, 'The container is already connected to this network.'],
  'not-connected': [409, 'The container is not connected to this network.'],
  'active-endpoints': [409, 'Running containers are still connected to the network.'],
  'address-in-use': [409, 'The address is in use.'],
  'subnet-overlaps': [409, 'The subnet overlaps with another one.'],
  'predefined-network': [409, 'Predefined networks cannot be changed this way.'],
  'refused-by-namespace': [
    409,
    'The container has no network stack of its own, so it cannot join a network.',
  ],
  'container-state': [409, 'The state of the container does not allow this.'],
  'cannot-undo': [409, 'This change can no longer be undone.'],
  'body-too-large': [413, 'The request is larger than 64 KB.'],
  'not-json': [415, 'Send JSON (Content-Type: application/json).'],
  'wrong-host': [421, 'The server does not answer to this host name.'],
  'too-many-probes': [429, 'Too many probes are waiting. Try again in a moment.'],
  'invalid-request': [400, 'The request is not valid.'],
  'refused-by-engine': [422, 'The engine refused the change.'],
  'engine-failed': [502, 'The engine failed.'],
  'engine-unreachable': [503, 'The engine does not answer.'],
  'engine-timeout': [504, 'The engine did not answer in time. The outcome is unknown and is being checked.'],
  'storage-failed': [507, 'The data directory cannot be written.'],
  internal: [500, 'An internal error occurred in Portolan.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** A problem+json body (RFC 9457). */
export interface Problem {
  /** `urn:portolan:problem:<code>` */
  type: string;
  title: string;
  status: number;
  /** What happened in this case, and what to do. */
  detail: string;
  code: ProblemCode;
  /** The engine's message, unchanged, if there is one. */
  engine?: string;
  /** What is wrong with each field of the request. Paths are written as `subnets.0.gateway`. */
  fields?: { path: string; message: string }[];
}

/** Returns the problem for a code. `detail` defaults to the title of the code. */
export function toProblem(
  code: ProblemCode,
  detail?: string,
  extra: Pick<Problem, 'engine' | 'fields'> = {},
): Problem {
  const [status, title] = problems[code];
  return { type: `urn:portolan:problem:${code}`, title, status, detail: detail ?? title, code, ...extra };
}
