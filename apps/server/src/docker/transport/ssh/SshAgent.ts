import http from 'node:http';
import type { Duplex } from 'node:stream';
import { DialStream } from './DialStream.ts';
import { SshError } from './SshConnection.ts';
import type { Connect, DialSession, SshConnection } from './SshConnection.ts';

/** sshd allows 10 sessions in one connection (`MaxSessions`), unless it is configured otherwise. */
const MAX_SESSIONS = 9;
/** How long an unused session is kept, in milliseconds. The watcher's heartbeat (every 4 s) keeps one open. */
const MAX_IDLE_MS = 6_000;
/** A request waits so long for the connection, in milliseconds; less than the timeout of `GET /version`. */
const MAX_WAIT_MS = 4_000;
/** How long a refusal of the host is remembered, in milliseconds. */
const REFUSAL_MS = 30_000;
const REFUSED = /Permission denied \(|authentication (?:failures|methods failed)/;
const NO_MORE_SESSIONS = /session request failed|open refused by peer|Channel open failure/;

/**
 * R26, R276: sends HTTP through `docker system dial-stdio` on another host, as the docker CLI does. All requests share
 * one SSH connection; sessions in it are used again. docker-modem's own SSH agent is not used: it opens a connection
 * per request, checks no host key, and crashes if the other host refuses `exec`.
 */
export class SshAgent extends http.Agent {
  readonly #connect: Connect;
  #connection: Promise<SshConnection> | null = null;
  readonly #closing = new AbortController();

  constructor(connect: Connect) {
    super({ keepAlive: true, maxSockets: MAX_SESSIONS, timeout: MAX_IDLE_MS });
    this.#connect = connect;
  }

  override createConnection(): Duplex {
    const stream = new DialStream(() => this.#dial());
    stream.on('error', ({ message }) => {
      if (!NO_MORE_SESSIONS.test(message)) return;
      // The host allows fewer sessions. Later requests wait for one of those; the event stream keeps one to itself.
      const streams = [...Object.values(this.sockets), ...Object.values(this.freeSockets)].flat();
      const allowed = streams.filter((each) => each instanceof DialStream && each.hasAnswered).length;
      this.maxSockets = Math.max(2, allowed, this.maxSockets - 1);
    });
    return stream;
  }

  /** Ends the connection, also one that is just being opened. Later requests fail. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.destroy();
    const connection = await this.#connection?.catch(() => null);
    await connection?.close();
  }

  async #dial(): Promise<DialSession> {
    if (this.#closing.signal.aborted) throw new SshError('the SSH connection ended');
    const waited = new AbortController();
    const tooLong = new Promise<never>((_, reject) => {
      const late = () => reject(new SshError('still connecting'));
      const timer = setTimeout(late, MAX_WAIT_MS);
      waited.signal.addEventListener('abort', () => clearTimeout(timer));
    });
    try {
      return await (await Promise.race([this.#open(), tooLong])).dial();
    } finally {
      waited.abort();
    }
  }

  #open(): Promise<SshConnection> {
    if (this.#connection) return this.#connection;
    const forget = () => {
      if (this.#connection === connection) this.#connection = null;
    };
    const connection = this.#connect(this.#closing.signal, forget);
    this.#connection = connection;
    connection.catch(({ message }: Error) => {
      // sshd, fail2ban and the like lock out a client that fails to authenticate often.
      if (REFUSED.test(message)) setTimeout(forget, REFUSAL_MS).unref();
      else forget();
    });
    return connection;
  }
}
