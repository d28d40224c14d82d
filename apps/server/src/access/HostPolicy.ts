import type { IncomingMessage } from 'node:http';
import { ProblemError } from './ProblemError.ts';

export interface HostSettings {
  /** Further names, or `name:port`, besides the loopback names. In lower case, with IPv6 addresses in brackets. */
  allowedHosts: string[];
  /** The origin under which a reverse proxy serves Portolan to browsers, such as `https://portolan.example`. */
  publicOrigin: string | null;
  /** True if the peer with this address is a proxy whose X-Forwarded-… headers count (R49). */
  isTrustedProxy: (address: string) => boolean;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/;
const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
];

/** Decides which host names the server answers to, and which origins are its own. */
export class HostPolicy {
  readonly #entries: Set<string>;
  readonly #settings: HostSettings;

  constructor(settings: HostSettings) {
    this.#settings = settings;
    const { publicOrigin } = settings;
    this.#entries = new Set([
      ...LOOPBACK,
      ...settings.allowedHosts,
      ...(publicOrigin ? [new URL(publicOrigin).hostname] : []),
    ]);
  }

  /**
   * R40, R49: checks the host and the forwarding headers of every request, before anything else reads it.
   * @throws ProblemError if the request is refused
   */
  check(request: IncomingMessage): void {
    if (!this.#answersTo(request.headers.host)) {
      const host = JSON.stringify((request.headers.host ?? '').slice(0, 255));
      throw new ProblemError(
        'wrong-host',
        `The server does not answer to ${host}. To allow it, start the server with --allowed-host (PORTOLAN_ALLOWED_HOST).`,
      );
    }
    // An absolute request target contains a host of its own, which may differ from the Host header.
    if (!request.url?.startsWith('/'))
      throw new ProblemError('invalid-request', 'The request target must be a path.');
    const forwarded = FORWARDING.find((name) => request.headers[name] !== undefined);
    if (forwarded && !this.#isForwarded(request)) {
      throw new ProblemError(
        'invalid-request',
        `The header ${forwarded} comes from ${request.socket.remoteAddress ?? 'a peer'}, which is not a trusted proxy. To trust it, set --trust-proxy (PORTOLAN_TRUST_PROXY).`,
      );
    }
  }

  /** R43: true if the Origin is this server's origin in scheme, host and port, as the request reached it. */
  isOwnOrigin(request: IncomingMessage, origin: string): boolean {
    // The Host is checked first: with DNS rebinding, Origin and Host are the same foreign name.
    if (!this.#answersTo(request.headers.host)) return false;
    return origin === this.ownOrigin(request) || origin === this.#settings.publicOrigin;
  }

  /** Returns the origin under which the request reached this server. */
  ownOrigin(request: IncomingMessage): string {
    const scheme = this.isSecure(request) ? 'https' : 'http';
    return new URL(`${scheme}://${request.headers.host ?? ''}`).origin;
  }

  /** True if the browser uses TLS, which ends at a proxy in front of this server. */
  isSecure(request: IncomingMessage): boolean {
    const { publicOrigin } = this.#settings;
    if (
      publicOrigin?.startsWith('https:') &&
      new URL(publicOrigin).host === request.headers.host?.toLowerCase()
    ) {
      return true;
    }
    const proto = request.headers['x-forwarded-proto'];
    return this.#isForwarded(request) && String(proto).split(',')[0]?.trim() === 'https';
  }

  /**
   * The port of the request may differ from the one that the server listens on (`ssh -L`, published ports), so a name
   * without a port holds for any port. That is safe: rebinding needs a foreign name, and a page on another port of the
   * same name has another Origin.
   */
  #answersTo(host = ''): boolean {
    const [, name, port] = HOST.exec(host.toLowerCase()) ?? [];
    if (name === undefined || Number(port ?? 0) > 65_535) return false;
    return this.#entries.has(name) || (port !== undefined && this.#entries.has(`${name}:${port}`));
  }

  #isForwarded(request: IncomingMessage): boolean {
    return this.#settings.isTrustedProxy(request.socket.remoteAddress ?? '');
  }
}
