import { hkdfSync, randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { ServerResponse } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Role } from '@portolan/protocol';
import { getIronSession } from 'iron-session';
import type { Tokens } from './Tokens.ts';

const HOUR = 3_600_000;
const IDLE_MS = 12 * HOUR;
const ABSOLUTE_MS = 7 * 24 * HOUR;
const RESEAL_MS = HOUR;

/** The content of the sealed cookie, with times in ms since 1970. All fields are absent without a valid cookie. */
interface CookieContent {
  id?: string;
  role?: Role;
  begun?: number;
  seen?: number;
}

export interface Session {
  id: string;
  role: Role;
  /** The latest end of the session, in ms since 1970. */
  endsAt: number;
}

/**
 * R46: the sessions of browsers. The cookie is sealed with a key that is made of the tokens, so sessions outlive a
 * restart and end when a token changes. Ends, last uses and open sockets are stored in memory.
 */
export class Sessions extends EventEmitter<{ end: [id: string] }> {
  readonly #key: string;
  readonly #now: () => number;
  /** Sessions that were ended early, with the latest end that they would have had. */
  readonly #ended = new Map<string, number>();
  /** The last use of each session. */
  readonly #seen = new Map<string, number>();
  /** The number of open sockets of each session. */
  readonly #held = new Map<string, number>();

  constructor(tokens: Tokens, now: () => number = Date.now) {
    super();
    // Each socket of a page listens: one for each engine that it shows.
    this.setMaxListeners(0);
    const secret = JSON.stringify([tokens.operator, tokens.viewer]);
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'portolan session', 32)).toString('hex');
    this.#now = now;
  }

  async begin(
    request: IncomingMessage,
    response: ServerResponse,
    role: Role,
    isSecure: boolean,
  ): Promise<Session> {
    this.#removeOld();
    const cookie = await this.#open(request, response, isSecure);
    const begun = this.#now();
    const id = randomUUID();
    Object.assign(cookie, { id, role, begun, seen: begun });
    await cookie.save();
    this.#seen.set(id, begun);
    return { id, role, endsAt: begun + ABSOLUTE_MS };
  }

  /**
   * Returns the session of a request, or `null` if it has ended. With `renewal`, a cookie older than an hour is
   * renewed.
   */
  async read(
    request: IncomingMessage,
    renewal?: { response: ServerResponse; isSecure: boolean },
  ): Promise<Session | null> {
    if (!request.headers.cookie?.includes(cookieName(request))) return null;
    const response = renewal?.response ?? new ServerResponse(request);
    const cookie = await this.#open(request, response, renewal?.isSecure ?? false);
    const { id, role, begun, seen } = cookie;
    if (id === undefined || role === undefined || begun === undefined || seen === undefined) return null;
    const now = this.#now();
    const endsAt = begun + ABSOLUTE_MS;
    const lastSeen = this.#held.has(id) ? now : Math.max(seen, this.#seen.get(id) ?? 0);
    if (this.#ended.has(id) || now >= endsAt || now - lastSeen >= IDLE_MS) return null;
    this.#seen.set(id, now);
    if (renewal && !response.headersSent && now - seen >= RESEAL_MS) {
      cookie.seen = now;
      await cookie.save();
    }
    return { id, role, endsAt };
  }

  /** Ends the session and deletes the cookie. */
  async end(
    session: Session,
    request: IncomingMessage,
    response: ServerResponse,
    isSecure: boolean,
  ): Promise<void> {
    this.#ended.set(session.id, session.endsAt);
    this.#seen.delete(session.id);
    this.emit('end', session.id);
    (await this.#open(request, response, isSecure)).destroy();
  }

  hasEnded(id: string): boolean {
    return this.#ended.has(id);
  }

  /** An open socket counts as use. The session is not idle until the returned function is called. */
  hold(id: string): () => void {
    this.#held.set(id, (this.#held.get(id) ?? 0) + 1);
    return () => {
      const left = (this.#held.get(id) ?? 1) - 1;
      if (left > 0) this.#held.set(id, left);
      else this.#held.delete(id);
      if (!this.#ended.has(id)) this.#seen.set(id, this.#now());
    };
  }

  #open(request: IncomingMessage, response: ServerResponse, isSecure: boolean) {
    return getIronSession<CookieContent>(request, response, {
      cookieName: cookieName(request),
      password: this.#key,
      ttl: ABSOLUTE_MS / 1000,
      cookieOptions: { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure },
    });
  }

  #removeOld(): void {
    const now = this.#now();
    for (const [id, endsAt] of this.#ended) if (now >= endsAt) this.#ended.delete(id);
    for (const [id, seen] of this.#seen) {
      if (now - seen >= IDLE_MS && !this.#held.has(id)) this.#seen.delete(id);
    }
  }
}

/**
 * Cookies do not depend on the port, so the name contains it: two servers on one host must not overwrite each other's
 * cookie.
 */
function cookieName(request: IncomingMessage): string {
  return `portolan_${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? 'session'}`;
}
