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

/** What the sealed cookie holds; all absent where there is no valid one. Times in ms since 1970. */
interface CookieContent {
  id?: string;
  role?: Role;
  begun?: number;
  seen?: number;
}

export interface Session {
  id: string;
  role: Role;
  /** When it ends at the latest, in ms since 1970. */
  endsAt: number;
}

/**
 * R46: sessions of browsers. The cookie is sealed with a key made of the tokens, so that sessions outlive a restart
 * and end with a change of token; what was ended, seen or is held open is kept here.
 */
export class Sessions extends EventEmitter<{ end: [id: string] }> {
  readonly #key: string;
  readonly #now: () => number;
  /** Ended before their time, with the time they would have ended. */
  readonly #ended = new Map<string, number>();
  readonly #seen = new Map<string, number>();
  readonly #held = new Map<string, number>();

  constructor(tokens: Tokens, now: () => number = Date.now) {
    super();
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
    this.#forgetOld();
    const cookie = await this.#open(request, response, isSecure);
    const begun = this.#now();
    const id = randomUUID();
    Object.assign(cookie, { id, role, begun, seen: begun });
    await cookie.save();
    this.#seen.set(id, begun);
    return { id, role, endsAt: begun + ABSOLUTE_MS };
  }

  /** The session of a request that still holds. With a response, a cookie getting old is renewed. */
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

  /** Ends the session for good and takes the cookie away. */
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

  /** An open socket is use: the session is not idle until it is released. */
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

  #forgetOld(): void {
    const now = this.#now();
    for (const [id, endsAt] of this.#ended) if (now >= endsAt) this.#ended.delete(id);
    for (const [id, seen] of this.#seen) {
      if (now - seen >= IDLE_MS && !this.#held.has(id)) this.#seen.delete(id);
    }
  }
}

/** Cookies do not know ports: two servers on one name must not overwrite each other's. */
function cookieName(request: IncomingMessage): string {
  return `portolan_${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? 'session'}`;
}
