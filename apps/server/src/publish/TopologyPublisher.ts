import { randomUUID } from 'node:crypto';
import type {
  ClientToServerEvents,
  EngineStatus,
  Handshake,
  ServerToClientEvents,
  TopologyDiff,
  TopologySnapshot,
  Version,
} from '@portolan/protocol';
import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import type { Server, Socket } from 'socket.io';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';
import { RecentDiffs } from './RecentDiffs.ts';

type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** What the publisher needs of a watcher. */
export type TopologySource = Pick<TopologyWatcher, 'on' | 'off' | 'index' | 'status'>;

const ROOM = 'topology';
/** How many bytes may wait for a client, in addition to its last snapshot, before it is disconnected (R39). */
const MAX_QUEUED_BYTES = 1024 * 1024;
/** The least time between two answers to one client that asks for what it has missed. An earlier one is late (R38). */
const PAUSE_MS = 100;

/**
 * Sends the topology to all clients. A client that connects gets the status, then a snapshot, then diffs. One that has
 * a topology already gets what it has missed in place of the snapshot (R37).
 */
export class TopologyPublisher {
  /** A new id at each start of the server: revisions are only comparable within one epoch. */
  readonly epoch = randomUUID();
  readonly #io: Server<ClientToServerEvents, ServerToClientEvents>;
  readonly #source: TopologySource;
  #revision = 0;
  #snapshot: TopologySnapshot | null = null;
  readonly #recent = new RecentDiffs();
  /** The clients that get the next snapshot. It is serialised once for all of them. */
  readonly #waiting = new Set<ClientSocket>();
  #pendingFlush: NodeJS.Immediate | null = null;
  /** By socket: when it was last sent a snapshot or what it had missed, and how many bytes were queued right after that. */
  readonly #lastSent = new WeakMap<ClientSocket, { sentAt: number; queued: number }>();
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
      this.#recent.clear();
      for (const socket of this.#sockets()) this.#waiting.add(socket);
      this.#flushSnapshots();
      return;
    }
    this.#dropSlowClients();
    const diff: TopologyDiff = { epoch: this.epoch, revision: this.#revision, ...change };
    this.#recent.add(diff);
    this.#io.to(ROOM).emit('topology:diff', diff);
  };

  readonly #onStatus = (status: EngineStatus): void => {
    this.#io.emit('engine:status', status);
  };

  readonly #onConnection = (socket: ClientSocket): void => {
    socket.emit('engine:status', this.#source.status);
    socket.on('topology:resync', (version) => this.#resync(socket, version));
    socket.on('disconnect', () => {
      this.#waiting.delete(socket);
      clearTimeout(this.#resyncTimers.get(socket));
      this.#resyncTimers.delete(socket);
    });
    // Before the first topology there is nothing to send. All clients get the first one when it is there.
    const { asksForTopology } = socket.handshake.auth as Partial<Handshake>;
    if (this.#source.index && asksForTopology !== true) this.#sendSnapshotSoon(socket);
  };

  #resync(socket: ClientSocket, version: Version | null | undefined): void {
    if (!this.#source.index || this.#resyncTimers.has(socket)) return;
    // R39: a client that asks again and again, and does not receive it, would fill the queue without end.
    if (queuedBytes(socket) > MAX_QUEUED_BYTES) return dropConnection(socket);
    const wait = (this.#lastSent.get(socket)?.sentAt ?? -Infinity) + PAUSE_MS - performance.now();
    if (wait <= 0) return this.#bringUpToDate(socket, version);
    const timer = setTimeout(() => {
      this.#resyncTimers.delete(socket);
      this.#bringUpToDate(socket, version);
    }, wait);
    this.#resyncTimers.set(socket, timer);
  }

  /** Sends a client what has changed since its version, and joins the room in the same step; or it gets a snapshot. */
  #bringUpToDate(socket: ClientSocket, version: Version | null | undefined): void {
    const missed = this.#missedBy(version);
    if (!missed) return this.#sendSnapshotSoon(socket);
    for (const diff of missed) socket.emit('topology:diff', diff);
    this.#join(socket);
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
      this.#join(socket);
    }
  }

  #join(socket: ClientSocket): void {
    void socket.join(ROOM);
    this.#lastSent.set(socket, { sentAt: performance.now(), queued: queuedBytes(socket) });
  }

  /** Disconnects the clients with too long a queue. They reconnect and get what they need instead of the queue (R39). */
  #dropSlowClients(): void {
    for (const socket of this.#sockets()) {
      if (queuedBytes(socket) > MAX_QUEUED_BYTES + (this.#lastSent.get(socket)?.queued ?? 0))
        dropConnection(socket);
    }
  }

  /** Returns the diffs that a client with this version has not seen; `null` if it needs a snapshot. */
  #missedBy(version: Partial<Version> | null | undefined): readonly TopologyDiff[] | null {
    const { epoch, revision } = version ?? {};
    if (epoch !== this.epoch || !Number.isInteger(revision)) return null;
    return this.#recent.between(revision as number, this.#revision);
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
