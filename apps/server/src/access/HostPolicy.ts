import type { IncomingMessage } from 'node:http';
import { ProblemError } from './ProblemError.ts';

export interface HostSettings {
  /** Names or `name:port` besides the loopback names, lower case; IPv6 in brackets. */
  allowedHosts: string[];
  /** `https://portolan.example`: the origin a reverse proxy shows to browsers. */
  publicOrigin: string | null;
  /** Whether the peer at this address is a proxy whose X-Forwarded-… headers count. */
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

/** Which names the server answers to, and which origins are its own. */
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
   * R40, R49: what every request must pass, before anything else looks at it.
   * @throws ProblemError
   */
  check(request: IncomingMessage): void {
    if (!this.#answersTo(request.headers.host)) {
      const host = JSON.stringify((request.headers.host ?? '').slice(0, 255));
      throw new ProblemError(
        'wrong-host',
        `The server does not answer to ${host}: start it with --allowed-host (PORTOLAN_ALLOWED_HOST) to name it.`,
      );
    }
    // An absolute request target would name a host of its own.
    if (!request.url?.startsWith('/')) throw new ProblemError('invalid-request', 'Ask for a path.');
    const forwarded = FORWARDING.find((name) => request.headers[name] !== undefined);
    if (forwarded && !this.#isForwarded(request)) {
      throw new ProblemError(
        'invalid-request',
        `The header ${forwarded} comes from ${request.socket.remoteAddress ?? 'a peer'}, which is no trusted proxy: name it with --trust-proxy (PORTOLAN_TRUST_PROXY).`,
      );
    }
  }

  /** R43: whether the Origin, exact in scheme, host and port, is this server as the request reached it. */
  isOwnOrigin(request: IncomingMessage, origin: string): boolean {
    // Held against the Host only after the Host was held against the list: a rebound name has both alike.
    if (!this.#answersTo(request.headers.host)) return false;
    return origin === this.ownOrigin(request) || origin === this.#settings.publicOrigin;
  }

  /** The origin under which the request reached this server. */
  ownOrigin(request: IncomingMessage): string {
    const scheme = this.isSecure(request) ? 'https' : 'http';
    return new URL(`${scheme}://${request.headers.host ?? ''}`).origin;
  }

  /** Whether the browser speaks TLS, to a proxy before this server. */
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
   * Port and name may differ from what is listened on (ssh -L, published ports), so a name without a port holds for
   * any port: rebinding needs a foreign name, and a page on another port of the same name has another Origin.
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
