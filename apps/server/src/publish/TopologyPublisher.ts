import { randomUUID } from 'node:crypto';
import type {
  ClientToServerEvents,
  EngineStatus,
  ServerToClientEvents,
  TopologySnapshot,
} from '@portolan/protocol';
import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import type { Server, Socket } from 'socket.io';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';

type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** What the publisher needs of a watcher. */
export type TopologySource = Pick<TopologyWatcher, 'on' | 'off' | 'index' | 'status'>;

const ROOM = 'topology';
/** How many bytes may wait for a client, in addition to its last snapshot, before it is disconnected (R39). */
const MAX_QUEUED_BYTES = 1024 * 1024;
/** The least time between two snapshots for one client. A snapshot that is asked for earlier is sent later (R38). */
const SNAPSHOT_PAUSE_MS = 100;

/** Sends the topology to all clients. A client that connects gets the status and a snapshot, then diffs (R37). */
export class TopologyPublisher {
  /** A new id at each start of the server: revisions are only comparable within one epoch. */
  readonly epoch = randomUUID();
  readonly #io: Server<ClientToServerEvents, ServerToClientEvents>;
  readonly #source: TopologySource;
  #revision = 0;
  #snapshot: TopologySnapshot | null = null;
  /** The clients that get the next snapshot. It is serialised once for all of them. */
  readonly #waiting = new Set<ClientSocket>();
  #pendingFlush: NodeJS.Immediate | null = null;
  /** By socket: when its last snapshot was sent, and how many bytes were queued right after that. */
  readonly #lastSnapshots = new WeakMap<ClientSocket, { sentAt: number; queued: number }>();
  readonly #resyncTimers = new Map<ClientSocket, NodeJS.Timeout>();

  constructor(io: Server<ClientToServerEvents, ServerToClientEvents>, source: TopologySource) {
    this.#io = io;
    this.#source = source;
    if (source.index) this.#revision = 1;
    source.on('topology', this.#onTopology);
    source.on('status', this.#onStatus);
    io.on('connection', this.#onConnection);
  }

  /** Counts the topologies of this epoch; 0 until there is one. */
  get revision(): number {
    return this.#revision;
  }

  /** The topology that was sent last; `null` until there is one. It is made once a revision, when it is first needed. */
  snapshot(): TopologySnapshot | null {
    const { index } = this.#source;
    if (index) this.#snapshot ??= { epoch: this.epoch, revision: this.#revision, ...index.topology };
    return this.#snapshot;
  }

  close(): void {
    this.#source.off('topology', this.#onTopology);
    this.#source.off('status', this.#onStatus);
    this.#io.off('connection', this.#onConnection);
    if (this.#pendingFlush) clearImmediate(this.#pendingFlush);
    for (const timer of this.#resyncTimers.values()) clearTimeout(timer);
  }

  readonly #onTopology = (_next: TopologyIndex, change: TopologyChange | null): void => {
    this.#revision += 1;
    this.#snapshot = null;
    if (!change) {
      for (const socket of this.#sockets()) this.#waiting.add(socket);
      this.#flushSnapshots();
      return;
    }
    this.#dropSlowClients();
    this.#io.to(ROOM).emit('topology:diff', { epoch: this.epoch, revision: this.#revision, ...change });
  };

  readonly #onStatus = (status: EngineStatus): void => {
    this.#io.emit('engine:status', status);
  };

  readonly #onConnection = (socket: ClientSocket): void => {
    socket.emit('engine:status', this.#source.status);
    socket.on('topology:resync', () => this.#resync(socket));
    socket.on('disconnect', () => {
      this.#waiting.delete(socket);
      clearTimeout(this.#resyncTimers.get(socket));
      this.#resyncTimers.delete(socket);
    });
    // Before the first topology there is nothing to send. All clients get the first one when it is there.
    if (this.#source.index) this.#sendSnapshotSoon(socket);
  };

  #resync(socket: ClientSocket): void {
    if (!this.#source.index || this.#resyncTimers.has(socket)) return;
    // R39: a client that asks for snapshots and does not receive them would fill the queue without end.
    if (queuedBytes(socket) > MAX_QUEUED_BYTES) return dropConnection(socket);
    const wait =
      (this.#lastSnapshots.get(socket)?.sentAt ?? -Infinity) + SNAPSHOT_PAUSE_MS - performance.now();
    if (wait <= 0) return this.#sendSnapshotSoon(socket);
    const timer = setTimeout(() => {
      this.#resyncTimers.delete(socket);
      this.#sendSnapshotSoon(socket);
    }, wait);
    this.#resyncTimers.set(socket, timer);
  }

  /** Clients that connect in one turn of the event loop, as after a restart, share one serialised snapshot. */
  #sendSnapshotSoon(socket: ClientSocket): void {
    this.#waiting.add(socket);
    this.#pendingFlush ??= setImmediate(() => this.#flushSnapshots());
  }

  /** Sends the snapshot and joins the room in one synchronous step, so that no diff is lost in between (R37). */
  #flushSnapshots(): void {
    this.#pendingFlush = null;
    const sockets = [...this.#waiting].filter((socket) => socket.connected);
    this.#waiting.clear();
    const snapshot = sockets.length > 0 ? this.snapshot() : null;
    if (!snapshot) return;
    this.#io.to(sockets.map((socket) => socket.id)).emit('topology:snapshot', snapshot);
    for (const socket of sockets) {
      void socket.join(ROOM);
      this.#lastSnapshots.set(socket, { sentAt: performance.now(), queued: queuedBytes(socket) });
    }
  }

  /** Disconnects the clients with too long a queue. They reconnect and get a snapshot instead of the queue (R39). */
  #dropSlowClients(): void {
    for (const socket of this.#sockets()) {
      if (queuedBytes(socket) > MAX_QUEUED_BYTES + (this.#lastSnapshots.get(socket)?.queued ?? 0))
        dropConnection(socket);
    }
  }

  #sockets(): ClientSocket[] {
    return [...this.#io.of('/').sockets.values()];
  }
}

/** Returns how many bytes (for text: characters) wait for a client, in engine.io's queue and in the WebSocket. */
function queuedBytes(socket: Socket): number {
  // A private field: engine.io 6 shows nowhere else what its transport has not yet taken.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: unknown }[] };
  const queued = writeBuffer.reduce((sum, packet) => sum + sizeOf(packet.data), 0);
  return queued + (webSocketOf(socket)?.bufferedAmount ?? 0);
}

/** Closes a connection and drops its queue, which a stalled client would otherwise keep in memory for minutes. */
function dropConnection(socket: Socket): void {
  socket.conn.close(true);
  webSocketOf(socket)?.terminate?.();
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
