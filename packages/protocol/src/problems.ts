/**
 * Every problem code, with its HTTP status and what it means: the one place they are listed.
 * Answers are problem+json (RFC 9457) with these codes.
 */
export const problems = {
  'not-signed-in': [401, 'Sign in with the link that the server printed, or send the token.'],
  'wrong-token': [401, 'The token is not the one of this server.'],
  'not-allowed': [403, 'Your role may not do this.'],
  'read-only': [403, 'This server is read-only.'],
  'wrong-origin': [403, 'The request comes from a page of another origin.'],
  'not-found': [404, 'There is no such thing here.'],
  'unknown-network': [404, 'The engine has no network with this id.'],
  'unknown-container': [404, 'The engine has no container with this id.'],
  'unknown-image': [404, 'The engine has no such image.'],
  'unknown-activity': [404, 'This server remembers no such change.'],
  'method-not-allowed': [405, 'This path does not take this method.'],
  'name-taken': [409, 'The name is taken.'],
  'already-connected': [409, 'The container is connected to this network already.'],
  'not-connected': [409, 'The container is not connected to this network.'],
  'active-endpoints': [409, 'Running containers are still connected to the network.'],
  'address-in-use': [409, 'The address is in use.'],
  'subnet-overlaps': [409, 'The subnet overlaps with another one.'],
  'predefined-network': [409, "The engine's own networks cannot be changed this way."],
  'refused-by-namespace': [
    409,
    'The container has no network stack of its own, so it cannot join a network.',
  ],
  'container-state': [409, 'The container is not in a state for this.'],
  'cannot-undo': [409, 'The world has moved on: this change cannot be taken back any more.'],
  'body-too-large': [413, 'The request is larger than 64 KB.'],
  'not-json': [415, 'Send JSON (Content-Type: application/json).'],
  'wrong-host': [421, 'The server does not answer to this host name.'],
  'too-many-probes': [429, 'Too many probes are waiting: try again in a moment.'],
  'invalid-request': [400, 'The request is not understood.'],
  'refused-by-engine': [422, 'The engine refused the change.'],
  'engine-failed': [502, 'The engine failed.'],
  'engine-unreachable': [503, 'The engine does not answer.'],
  'engine-timeout': [
    504,
    'The engine did not answer in time; the outcome is unknown and is being re-checked.',
  ],
  'storage-failed': [507, 'The data directory cannot be written.'],
  internal: [500, 'Something went wrong in Portolan.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** A problem+json body (RFC 9457). */
export interface Problem {
  /** `urn:portolan:problem:<code>` */
  type: string;
  title: string;
  status: number;
  /** What happened here and what to do. */
  detail: string;
  code: ProblemCode;
  /** The engine's own message, word for word, where there is one. */
  engine?: string;
  /** What is wrong with which field of the request; paths as `subnets.0.gateway`. */
  fields?: { path: string; message: string }[];
}

/** The problem for a code; `detail` defaults to what the code means. */
export function toProblem(
  code: ProblemCode,
  detail?: string,
  extra: Pick<Problem, 'engine' | 'fields'> = {},
): Problem {
  const [status, title] = problems[code];
  return { type: `urn:portolan:problem:${code}`, title, status, detail: detail ?? title, code, ...extra };
}
