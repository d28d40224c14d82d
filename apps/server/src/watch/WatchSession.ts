import type { Engine } from '@portolan/topology';
import type { EngineClient, EngineHint } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { ReadQueue } from './ReadQueue.ts';
import type { ObservedState } from './ObservedState.ts';
import { nextRelist } from './watchTimings.ts';
import type { WatchTimings } from './watchTimings.ts';

interface SessionOptions {
  client: EngineClient;
  observed: ObservedState;
  timings: WatchTimings;
  /** A rising counter shared by all sessions on the same readings. */
  nextReadNumber: () => number;
  /** Something was read. */
  onRead: () => void;
  /** The engine as greeted; again whenever it changes. */
  onEngine: (engine: Engine) => void;
  /** Everything was read once. */
  onFirstReadComplete: () => void;
  onReadFailed: (key: string, error: unknown) => void;
}

/** R31: one connection to an engine, from its event stream until that is lost: subscribe, list, then follow. */
export class WatchSession {
  readonly #options: SessionOptions;
  readonly #ended = new AbortController();
  readonly #reads: ReadQueue;
  #relistTimer: NodeJS.Timeout | undefined;
  #heartbeatTimer: NodeJS.Timeout | undefined;
  #listing = false;
  #listAgain = false;
  #firstReadComplete = false;
  #lastReadEnd = 0;
  #fail: (error: unknown) => void = () => undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#reads = new ReadQueue((key) => this.#read(key));
  }

  /** Resolves when ended, rejects with an `EngineError` when the engine is lost. */
  async run(): Promise<void> {
    const { client, onEngine, observed: readings } = this.#options;
    const lost = new Promise<never>((_, reject) => {
      this.#fail = reject;
      this.#ended.signal.addEventListener('abort', () => reject(this.#ended.signal.reason as Error));
    });
    // It may be lost while nobody waits for it.
    lost.catch(() => undefined);
    try {
      onEngine(await Promise.race([client.hello(), lost]));
      const hints = await Promise.race([client.subscribe(this.#ended.signal), lost]);
      readings.markAllForReread();
      void this.#list();
      this.#scheduleHeartbeat();
      await Promise.race([this.#followHints(hints), lost]);
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
    } finally {
      this.end();
    }
  }

  end(): void {
    this.#ended.abort();
    this.#reads.stop();
    clearTimeout(this.#relistTimer);
    clearTimeout(this.#heartbeatTimer);
  }

  refresh(hint: EngineHint): void {
    if (hint.kind === 'all') void this.#list();
    else this.#reads.add(`${hint.kind}:${hint.id}`);
  }

  async #followHints(hints: AsyncIterable<EngineHint>): Promise<void> {
    for await (const hint of hints) this.refresh(hint);
    if (!this.#ended.signal.aborted) {
      throw new EngineError('engine-unreachable', 'The engine ended its event stream.');
    }
  }

  async #list(): Promise<void> {
    this.#listAgain = this.#listing;
    if (this.#listing || this.#ended.signal.aborted) return;
    this.#listing = true;
    clearTimeout(this.#relistTimer);
    const { client, observed: readings, timings, nextReadNumber: now, onRead } = this.#options;
    const since = now();
    const began = performance.now();
    try {
      const [networks, containers] = await Promise.all([client.listNetworks(), client.listContainers()]);
      if (this.#ended.signal.aborted) return;
      readings.putNetworkList(networks, since);
      for (const id of readings.putContainerList(containers, since)) this.#reads.add(`container:${id}`);
      onRead();
      this.#readEnded();
      if (!this.#firstReadComplete) this.#limitFirstRead();
    } catch (error) {
      this.#fail(error);
      return;
    } finally {
      this.#listing = false;
    }
    this.#rereadEngine();
    const wait = this.#listAgain ? 0 : nextRelist(timings, performance.now() - began);
    this.#relistTimer = setTimeout(() => void this.#list(), wait);
  }

  /** The engine itself may change, by joining a swarm for one. Slow as `GET /info` can be, nothing waits for it. */
  #rereadEngine(): void {
    const { client, onEngine } = this.#options;
    client.hello().then(
      (engine) => this.#ended.signal.aborted || onEngine(engine),
      () => undefined,
    );
  }

  async #read(key: string): Promise<void> {
    const [kind = '', id = ''] = key.split(':');
    const { client, observed: readings, nextReadNumber: now, onRead, onReadFailed } = this.#options;
    const since = now();
    try {
      const current =
        kind === 'network'
          ? readings.putNetwork(id, await client.readNetwork(id), this.#unlessEnded(since))
          : readings.putContainer(id, await client.readContainer(id), this.#unlessEnded(since));
      if (!current) this.#reads.add(key);
      onRead();
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      // The last reading stays; the next list tries again.
      readings.markForReread(id);
      onReadFailed(key, error);
    } finally {
      // After this read has left the queue.
      setImmediate(() => this.#readEnded());
    }
  }

  /** An answer that comes after the connection was lost tells nothing about the engine connected since. */
  #unlessEnded(since: number): number {
    this.#ended.signal.throwIfAborted();
    return since;
  }

  #readEnded(): void {
    this.#lastReadEnd = performance.now();
    if (!this.#firstReadComplete && this.#reads.size === 0) this.#completeFirstRead();
  }

  /** R33: a read that hangs holds the first topology back only for a moment. */
  #limitFirstRead(): void {
    const { firstReadLimit: patience } = this.#options.timings;
    const timer = setInterval(() => {
      if (!this.#firstReadComplete && performance.now() - this.#lastReadEnd >= patience)
        this.#completeFirstRead();
      if (this.#firstReadComplete || this.#ended.signal.aborted) clearInterval(timer);
    }, patience / 4);
  }

  #completeFirstRead(): void {
    if (this.#ended.signal.aborted) return;
    this.#firstReadComplete = true;
    this.#options.onFirstReadComplete();
  }

  /** R36: a frozen engine keeps its stream open and says nothing: ask. */
  #scheduleHeartbeat(): void {
    const { client, timings } = this.#options;
    this.#heartbeatTimer = setTimeout(() => {
      client.ping().then(() => {
        if (!this.#ended.signal.aborted) this.#scheduleHeartbeat();
      }, this.#fail);
    }, timings.heartbeat);
  }
}
