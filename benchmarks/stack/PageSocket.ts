import { WebSocket } from 'ws';
import type { RunningPortolan } from '../../e2e/engine/startPortolan.ts';
import { epochNow } from '../report/statistics.ts';

/** A message of the server as a page receives it. */
export interface Received {
  at: number;
  /** The whole frame: `42["topology:diff",{…}]`. */
  frame: string;
}

/**
 * Receives what the server sends to pages, over a plain WebSocket. It speaks just enough of Socket.IO to join, so that
 * a client costs as little as one of a plain server.
 */
export class PageSocket {
  readonly #socket: WebSocket;
  readonly #listeners = new Set<(received: Received) => void>();
  /** What comes before the event in a frame: nothing in the default namespace. */
  readonly #namespace: string;

  private constructor(socket: WebSocket, namespace: string) {
    this.#socket = socket;
    this.#namespace = namespace;
    socket.on('message', (data: Buffer) => {
      const frame = data.toString();
      // Engine.IO: 0 opens, 2 is a ping, 3 its answer. 40 joins a namespace of Socket.IO.
      if (frame.startsWith('0')) return socket.send(`40${namespace}`);
      if (frame === '2') return socket.send('3');
      const received = { at: epochNow(), frame };
      for (const listener of this.#listeners) listener(received);
    });
  }

  /**
   * Opens a socket. Resolves with it and its first snapshot.
   * @param engine the name of an engine; absent for the default one
   */
  static open(
    { origin, token }: RunningPortolan,
    engine?: string,
  ): Promise<{ socket: PageSocket; snapshot: Received }> {
    const url = `${origin.replace('http:', 'ws:')}/socket.io/?EIO=4&transport=websocket`;
    const plain = new WebSocket(url, {
      headers: { Authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    });
    const socket = new PageSocket(plain, engine === undefined ? '' : `/engines/${engine},`);
    return new Promise((resolve, reject) => {
      plain.on('error', reject);
      void socket.next('topology:snapshot').then((snapshot) => resolve({ socket, snapshot }));
    });
  }

  /** Resolves with the next message of this event that contains `text`. */
  next(event: string, text = ''): Promise<Received> {
    return new Promise((resolve) => {
      const listener = (received: Received) => {
        if (!received.frame.startsWith(`42${this.#namespace}["${event}"`) || !received.frame.includes(text))
          return;
        this.#listeners.delete(listener);
        resolve(received);
      };
      this.#listeners.add(listener);
    });
  }

  close(): void {
    this.#socket.terminate();
  }
}
