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
import type { Socket } from 'socket.io';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';
import { dropConnection, QueueLimit } from './QueueLimit.ts';
import { RecentDiffs } from './RecentDiffs.ts';

export type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** What the publisher needs of a watcher. */
export type TopologySource = Pick<TopologyWatcher, 'on' | 'off' | 'index' | 'status'>;

const ROOM = 'topology';
/** The least time between two answers to one client that asks for what it has missed. An earlier one is late (R38). */
const PAUSE_MS = 100;

/**
 * Sends the topology of one engine to the clients that watch it. A client that connects gets the status, then a snapshot,
 * then diffs. One that has a topology already gets what it has missed in place of the snapshot (R37).
 */
export class TopologyPublisher {
  /** A new id at each start of the server: revisions are only comparable within one epoch. */
  readonly epoch = randomUUID();
  readonly #source: TopologySource;
  readonly #limit: QueueLimit;
  /** The clients that watch this engine, in the namespace `/` or in that of the engine. */
  readonly #clients = new Set<ClientSocket>();
  #revision = 0;
  #snapshot: TopologySnapshot | null = null;
  readonly #recent = new RecentDiffs();
  /** The clients that get the next snapshot. It is serialised once for all of them. */
  readonly #waiting = new Set<ClientSocket>();
  #pendingFlush: NodeJS.Immediate | null = null;
  /** When each client was last sent a snapshot or what it had missed. */
  readonly #lastSent = new WeakMap<ClientSocket, number>();
  readonly #resyncTimers = new Map<ClientSocket, NodeJS.Timeout>();

  /** @param limit on what may wait for a connection. The publishers whose clients share connections share it. */
  constructor(source: TopologySource, limit = new QueueLimit()) {
    this.#source = source;
    this.#limit = limit;
    if (source.index) this.#revision = 1;
    source.on('topology', this.#onTopology);
    source.on('status', this.#onStatus);
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

  /**
   * Sends nothing more, and disconnects its clients from this engine.
   * @param isShutdown true to close their connections too, which otherwise stay open for other engines
   */
  close(isShutdown: boolean): void {
    this.#source.off('topology', this.#onTopology);
    this.#source.off('status', this.#onStatus);
    if (this.#pendingFlush) clearImmediate(this.#pendingFlush);
    for (const timer of this.#resyncTimers.values()) clearTimeout(timer);
    for (const socket of [...this.#clients]) socket.disconnect(isShutdown);
  }

  /** Serves a client that has connected, until it disconnects. */
  serve(socket: ClientSocket): void {
    this.#clients.add(socket);
    socket.emit('engine:status', this.#source.status);
    socket.on('topology:resync', (version) => this.#resync(socket, version));
    socket.on('disconnect', () => {
      this.#clients.delete(socket);
      this.#waiting.delete(socket);
      clearTimeout(this.#resyncTimers.get(socket));
      this.#resyncTimers.delete(socket);
    });
    // Before the first topology there is nothing to send. All clients get the first one when it is there.
    const { asksForTopology } = socket.handshake.auth as Partial<Handshake>;
    if (this.#source.index && asksForTopology !== true) this.#sendSnapshotSoon(socket);
  }

  readonly #onTopology = (_next: TopologyIndex, change: TopologyChange | null): void => {
    this.#revision += 1;
    this.#snapshot = null;
    if (!change) {
      this.#recent.clear();
      for (const socket of this.#clients) this.#waiting.add(socket);
      this.#flushSnapshots();
      return;
    }
    this.#dropSlowClients();
    const diff: TopologyDiff = { epoch: this.epoch, revision: this.#revision, ...change };
    this.#recent.add(diff);
    for (const namespace of this.#namespaces()) namespace.to(ROOM).emit('topology:diff', diff);
  };

  readonly #onStatus = (status: EngineStatus): void => {
    for (const namespace of this.#namespaces()) namespace.emit('engine:status', status);
  };

  #resync(socket: ClientSocket, version: Version | null | undefined): void {
    if (!this.#source.index || this.#resyncTimers.has(socket)) return;
    const lastSent = this.#lastSent.get(socket);
    // R39: a client that asks again and again, and does not receive it, would fill the queue without end.
    if (lastSent !== undefined && this.#limit.isFull(socket)) return dropConnection(socket);
    const wait = (lastSent ?? -Infinity) + PAUSE_MS - performance.now();
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
    for (const namespace of this.#namespaces()) {
      const ids = sockets.filter(({ nsp }) => nsp === namespace).map(({ id }) => id);
      // Without any id, the snapshot would go to all.
      if (ids.length > 0) namespace.to(ids).emit('topology:snapshot', snapshot);
    }
    for (const socket of sockets) this.#join(socket);
  }

  #join(socket: ClientSocket): void {
    void socket.join(ROOM);
    this.#lastSent.set(socket, performance.now());
    this.#limit.allowQueued(socket);
  }

  /** Disconnects the clients with too long a queue. They reconnect and get what they need instead of the queue (R39). */
  #dropSlowClients(): void {
    for (const socket of this.#clients) if (this.#limit.isExceeded(socket)) dropConnection(socket);
  }

  /** Returns the diffs that a client with this version has not seen; `null` if it needs a snapshot. */
  #missedBy(version: Partial<Version> | null | undefined): readonly TopologyDiff[] | null {
    const { epoch, revision } = version ?? {};
    if (epoch !== this.epoch || !Number.isInteger(revision)) return null;
    return this.#recent.between(revision as number, this.#revision);
  }

  #namespaces(): Set<ClientSocket['nsp']> {
    return new Set([...this.#clients].map(({ nsp }) => nsp));
  }
}
