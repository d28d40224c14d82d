import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/**
 * A proxy in front of an engine that makes faults in the event stream: `cut` breaks it and refuses new ones, the fault
 * `mute` drops the events while the stream stays open. It also counts the engine’s bytes.
 */
export class StreamProxy {
  fault: 'none' | 'mute' = 'none';
  /** How many bytes the engine has sent, with headers. */
  bytes = 0;
  #cut = false;
  readonly #server: Server;
  readonly #streams = new Set<Socket>();
  readonly #sockets = new Set<Socket>();

  private constructor(target: { path: string } | { host: string; port: number }) {
    this.#server = createServer((near) => {
      const far = connect(target);
      let isStream = false;
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
          this.#sockets.delete(socket);
        });
      }
      near.on('data', (chunk: Buffer) => {
        if (/^GET \S*\/events\?/.test(chunk.toString('latin1'))) {
          isStream = true;
          this.#streams.add(near);
          if (this.#cut) near.destroy();
        }
        far.write(chunk);
      });
      near.on('close', () => this.#streams.delete(near));
      far.on('data', (chunk: Buffer) => {
        this.bytes += chunk.length;
        if (!(isStream && this.fault === 'mute')) near.write(chunk);
      });
    });
  }

  /** @param dockerHost `unix://…`, `tcp://host:port` or `http://host:port` */
  static async open(dockerHost: string): Promise<StreamProxy> {
    const { protocol, pathname, hostname, port } = new URL(dockerHost.replace(/^tcp:/, 'http:'));
    const proxy = new StreamProxy(
      protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port) },
    );
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The number of open event streams. */
  get streams(): number {
    return this.#streams.size;
  }

  set cut(cut: boolean) {
    this.#cut = cut;
    if (cut) for (const socket of this.#streams) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
