import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Role } from '@portolan/protocol';
import type { HostPolicy } from './HostPolicy.ts';
import { ProblemError } from './ProblemError.ts';
import type { Session, Sessions } from './Sessions.ts';
import type { Tokens } from './Tokens.ts';

/** The requester, known by a bearer token or by the cookie of a session. */
export interface Identity {
  role: Role;
  session: Session | null;
}

/** What a route requires of a request. */
export interface AccessRule {
  role: 'public' | Role;
  /** True for a change: with a cookie it needs an Origin, and it is refused in read-only mode. */
  isChange: boolean;
  /** True for a change that does not concern the engine, which is allowed in read-only mode (R48). */
  allowedReadOnly?: boolean;
}

const RANK: Record<Role, number> = { viewer: 1, operator: 2 };

/** R45: the only place that decides which requests are allowed. */
export class Gate {
  constructor(
    readonly hosts: HostPolicy,
    readonly tokens: Tokens,
    readonly sessions: Sessions,
    readonly readOnly: boolean,
  ) {}

  /**
   * Checks an HTTP request against the rule of its route.
   * @returns the requester, or `null` for a public route without credentials
   * @throws ProblemError if the request is refused
   */
  async admit(
    request: IncomingMessage,
    response: ServerResponse,
    rule: AccessRule,
  ): Promise<Identity | null> {
    this.#checkOrigin(request, rule);
    const isSecure = this.hosts.isSecure(request);
    const identity = await this.#identify(request, { response, isSecure });
    if (rule.role !== 'public') {
      if (!identity) throw new ProblemError('not-signed-in');
      if (RANK[identity.role] < RANK[rule.role]) throw new ProblemError('not-allowed');
    }
    if (identity?.session && request.headers.origin === undefined) {
      // Browsers send an Origin on every request except same-origin GET and HEAD.
      const site = request.headers['sec-fetch-site'];
      const isOwnRead = !rule.isChange && (site === undefined || site === 'same-origin' || site === 'none');
      if (!isOwnRead) throw new ProblemError('wrong-origin', 'A request with a cookie needs an Origin.');
    }
    if (this.readOnly && rule.isChange && !rule.allowedReadOnly) throw new ProblemError('read-only');
    return identity;
  }

  /**
   * Checks a request of Socket.IO, for polling and for the upgrade.
   * @throws ProblemError if the request is refused
   */
  async admitSocket(request: IncomingMessage): Promise<Identity> {
    this.#checkOrigin(request, { role: 'viewer', isChange: true });
    const identity = await this.#identify(request);
    if (!identity) throw new ProblemError('not-signed-in');
    if (identity.session && request.headers.origin === undefined) {
      // Browsers send no Origin on same-origin polling. `Sec-Fetch-Site: same-origin` proves the same, and scripts
      // cannot set it.
      const isOwnPolling =
        request.headers.upgrade === undefined && request.headers['sec-fetch-site'] === 'same-origin';
      if (!isOwnPolling) throw new ProblemError('wrong-origin', 'A request with a cookie needs an Origin.');
    }
    return identity;
  }

  /** R43: if the request has an Origin, it must be this server's. The Origin `null` never is. */
  #checkOrigin(request: IncomingMessage, rule: AccessRule): void {
    const { origin } = request.headers;
    if (origin === undefined || (rule.role === 'public' && !rule.isChange)) return;
    if (this.hosts.isOwnOrigin(request, origin)) return;
    throw new ProblemError(
      'wrong-origin',
      `The origin of this server is ${this.hosts.ownOrigin(request)}. If a proxy serves it under another origin, set that with --public-origin (PORTOLAN_PUBLIC_ORIGIN).`,
    );
  }

  async #identify(
    request: IncomingMessage,
    renewal?: { response: ServerResponse; isSecure: boolean },
  ): Promise<Identity | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, token] = /^Bearer +([^\s]+) *$/i.exec(authorization) ?? [];
      const role = token === undefined ? null : this.tokens.roleOf(token);
      if (!role) throw new ProblemError('wrong-token');
      return { role, session: null };
    }
    const session = await this.sessions.read(request, renewal);
    return session && { role: session.role, session };
  }
}
