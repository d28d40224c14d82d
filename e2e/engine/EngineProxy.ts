import { type Server, type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A TCP proxy to the engine, for one Portolan, whose connections a test can cut and restore. */
export class EngineProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(engine: { path: string } | { host: string; port: number }) {
    this.#server = createServer((near) => {
      if (this.#isCut) return void near.destroy();
      const far = connect(engine);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }

  /** @param dockerHost `unix://…` or `tcp://host:port` */
  static async open(dockerHost: string): Promise<EngineProxy> {
    const { protocol, pathname, hostname, port } = new URL(dockerHost.replace(/^tcp:/, 'http:'));
    const isSocket = protocol === 'unix:';
    const proxy = new EngineProxy(isSocket ? { path: pathname } : { host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get dockerHost(): string {
    return `tcp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
