import type { Socket } from 'socket.io';

/** How many bytes may wait for a client, in addition to its last snapshots, before it is disconnected (R39). */
const MAX_QUEUED_BYTES = 1024 * 1024;

type Connection = Socket['conn'];

/** R39: limits what may wait for a connection. A client uses one connection for all engines that it watches. */
export class QueueLimit {
  /** How many bytes were queued for a connection right after it was last sent what a client had asked for. */
  readonly #allowed = new WeakMap<Connection, number>();
  /** The namespaces that each connection has joined. */
  readonly #joined = new WeakMap<Connection, Set<string>>();

  /**
   * Call this when a client has joined a namespace. What it is sent then does not count against it, but only once: it must
   * be disconnected if this returns false.
   */
  admits(socket: Socket): boolean {
    const joined = this.#joined.get(socket.conn) ?? new Set();
    if (joined.has(socket.nsp.name)) return !this.isFull(socket);
    this.#joined.set(socket.conn, joined.add(socket.nsp.name));
    return true;
  }

  /** Call this after a client was sent what it had asked for. What is queued now does not count against it. */
  allowQueued(socket: Socket): void {
    this.#allowed.set(socket.conn, queuedBytes(socket));
  }

  /** True if the client takes so little that it must be disconnected. */
  isExceeded(socket: Socket): boolean {
    return queuedBytes(socket) > MAX_QUEUED_BYTES + (this.#allowed.get(socket.conn) ?? 0);
  }

  /** True if so much waits for the client that it is sent no more snapshots. */
  isFull(socket: Socket): boolean {
    return queuedBytes(socket) > MAX_QUEUED_BYTES;
  }
}

/** Closes a connection and drops its queue, which a stalled client would otherwise keep in memory for minutes. */
export function dropConnection(socket: Socket): void {
  socket.conn.close(true);
  webSocketOf(socket)?.terminate?.();
}

/** Returns how many bytes (for text: characters) wait for a client, in engine.io's queue and in the WebSocket. */
function queuedBytes(socket: Socket): number {
  // A private field: engine.io 6 shows nowhere else what its transport has not yet taken.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: unknown }[] };
  const queued = writeBuffer.reduce((sum, packet) => sum + sizeOf(packet.data), 0);
  return queued + (webSocketOf(socket)?.bufferedAmount ?? 0);
}

interface RawWebSocket {
  bufferedAmount?: number;
  terminate?: () => void;
}

/** Returns the `ws` socket that engine.io's transport uses. Long polling has none. */
function webSocketOf(socket: Socket): RawWebSocket | undefined {
  return (socket.conn.transport as { socket?: RawWebSocket }).socket;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string' || Buffer.isBuffer(data)) return data.length;
  return 0;
}
