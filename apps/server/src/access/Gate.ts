import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Role } from '@portolan/protocol';
import type { HostPolicy } from './HostPolicy.ts';
import { ProblemError } from './ProblemError.ts';
import type { Session, Sessions } from './Sessions.ts';
import type { Tokens } from './Tokens.ts';

/** Who asks: by bearer token, or by the cookie of a session. */
export interface Identity {
  role: Role;
  session: Session | null;
}

/** Who may ask for a thing. */
export interface AccessRule {
  role: 'public' | Role;
  /** Changes something: needs an Origin with a cookie, and is refused in read-only mode… */
  isChange: boolean;
  /** …unless it concerns nothing of the engine. */
  allowedReadOnly?: boolean;
}

const RANK: Record<Role, number> = { viewer: 1, operator: 2 };

/** R45: the one place that decides who may do what. */
export class Gate {
  constructor(
    readonly hosts: HostPolicy,
    readonly tokens: Tokens,
    readonly sessions: Sessions,
    readonly readOnly: boolean,
  ) {}

  /**
   * Lets an HTTP request pass or not.
   * @throws ProblemError
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
      // Browsers put an Origin on every request but same-origin GET and HEAD.
      const site = request.headers['sec-fetch-site'];
      const isOwnRead = !rule.isChange && (site === undefined || site === 'same-origin' || site === 'none');
      if (!isOwnRead) throw new ProblemError('wrong-origin', 'A request with a cookie needs an Origin.');
    }
    if (this.readOnly && rule.isChange && !rule.allowedReadOnly) throw new ProblemError('read-only');
    return identity;
  }

  /**
   * Lets a request of Socket.IO pass or not, polling and upgrade alike.
   * @throws ProblemError
   */
  async admitSocket(request: IncomingMessage): Promise<Identity> {
    this.#checkOrigin(request, { role: 'viewer', isChange: true });
    const identity = await this.#identify(request);
    if (!identity) throw new ProblemError('not-signed-in');
    if (identity.session && request.headers.origin === undefined) {
      // Same-origin polling carries no Origin; the browser's own word for it does as well. Scripts cannot set it.
      const isOwnPolling =
        request.headers.upgrade === undefined && request.headers['sec-fetch-site'] === 'same-origin';
      if (!isOwnPolling) throw new ProblemError('wrong-origin', 'A request with a cookie needs an Origin.');
    }
    return identity;
  }

  /** R43: an Origin that is there must be this server's; `null` is none of them. */
  #checkOrigin(request: IncomingMessage, rule: AccessRule): void {
    const { origin } = request.headers;
    if (origin === undefined || (rule.role === 'public' && !rule.isChange)) return;
    if (this.hosts.isOwnOrigin(request, origin)) return;
    throw new ProblemError(
      'wrong-origin',
      `This server is ${this.hosts.ownOrigin(request)}. If a proxy shows it under another origin, name that with --public-origin (PORTOLAN_PUBLIC_ORIGIN).`,
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
