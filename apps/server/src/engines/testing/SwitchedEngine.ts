import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What a client finds at the address: the engine, nothing, or an engine that has stopped to answer. */
type Condition = 'there' | 'gone' | 'frozen';

/** An address at which an engine can vanish, freeze, or be replaced by another one. */
export class SwitchedEngine {
  /** `http://host:port` of the engine behind the address. */
  #target: string;
  #condition: Condition = 'there';
  /** The first line of each request that was received, in any condition. */
  requests: readonly string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer((near) => {
      if (this.#condition === 'gone') return void near.destroy();
      const { hostname, port } = new URL(this.#target);
      const far = connect({ host: hostname, port: Number(port) });
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('data', (chunk: Buffer) => {
          const line = socket === near && /^(?:GET|POST|DELETE) .*/.exec(chunk.toString('latin1'))?.[0];
          if (line) this.requests = [...this.requests, line];
          if (this.#condition !== 'frozen') other.write(chunk);
        });
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  static async open(target: string): Promise<SwitchedEngine> {
    const engine = new SwitchedEngine(target);
    await new Promise<void>((resolve) => engine.#server.listen(0, '127.0.0.1', resolve));
    return engine;
  }

  /** The address that stays, whatever is behind it. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A frozen engine accepts connections and requests, and answers none, not even those that are under way. */
  set(condition: Condition): void {
    const wasFrozen = this.#condition === 'frozen';
    this.#condition = condition;
    // What was lost while it was frozen would leave an answer incomplete.
    if (condition === 'gone' || wasFrozen) this.#closeAll();
  }

  /** Puts another engine behind the address. Its connections break. */
  replace(target: string): void {
    this.#target = target;
    this.#closeAll();
  }

  async close(): Promise<void> {
    this.#closeAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #closeAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
