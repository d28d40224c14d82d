import { Duplex } from 'node:stream';
import { SshError } from './SshConnection.ts';
import type { DialSession } from './SshConnection.ts';

/**
 * A session on the host of an engine, as a socket that Node's HTTP client can keep and use again. It exists before the
 * session does, as a socket exists before it is connected: only so does `http.Agent` count it as one of `maxSockets`.
 */
export class DialStream extends Duplex {
  /** Read by `http.Agent`. */
  timeout = 0;
  /** True once something came from the host. */
  hasAnswered = false;
  readonly #dial: () => Promise<DialSession>;
  #session: DialSession | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(dial: () => Promise<DialSession>) {
    super({ allowHalfOpen: false });
    this.#dial = dial;
  }

  override _construct(callback: (error?: Error | null) => void): void {
    this.#dial().then(
      (session) => {
        this.#session = session;
        session.stdout.on('data', (chunk: Buffer) => {
          this.hasAnswered = true;
          this.#timer?.refresh();
          if (!this.push(chunk)) session.stdout.pause();
        });
        session.stdout.on('error', () => undefined);
        // Why the program takes no more input is known when it has ended.
        session.stdin.on('error', () => undefined);
        void session.ended.then((end) => this.#end(end));
        callback();
      },
      (error: unknown) => callback(error as Error),
    );
  }

  #end({ exitCode, stderr }: Awaited<DialSession['ended']>): void {
    if (exitCode === 0 || this.destroyed) this.push(null);
    else if (exitCode === null) this.destroy(new SshError('the SSH connection ended'));
    else this.destroy(new SshError(stderr || `the remote command ended with exit code ${exitCode}`));
  }

  override _read(): void {
    this.#session?.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    this.#timer?.refresh();
    this.#session?.stdin.write(chunk, () => callback());
  }

  override _final(callback: () => void): void {
    this.#session?.stdin.end(() => callback());
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    clearTimeout(this.#timer);
    this.#session?.kill();
    callback(error);
  }

  /** `http.Agent` closes an unused socket at the event `timeout`. */
  setTimeout(milliseconds: number): this {
    this.timeout = milliseconds;
    clearTimeout(this.#timer);
    this.#timer = milliseconds > 0 ? setTimeout(() => this.emit('timeout'), milliseconds).unref() : undefined;
    return this;
  }

  // `http.Agent` calls these for sockets that it keeps. The session needs none of them: ssh keeps the connection alive.
  setKeepAlive = (): this => this;
  setNoDelay = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
}
