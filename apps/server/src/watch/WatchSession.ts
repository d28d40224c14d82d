import type { Engine } from '@portolan/topology';
import type { EngineClient, EngineHint } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { DirtyReads } from './DirtyReads.ts';
import type { Readings } from './Readings.ts';
import { nextRelist } from './watchTimings.ts';
import type { WatchTimings } from './watchTimings.ts';

interface SessionOptions {
  client: EngineClient;
  readings: Readings;
  timings: WatchTimings;
  /** A rising counter shared by all sessions on the same readings. */
  now: () => number;
  /** Something was read. */
  onRead: () => void;
  /** The engine as greeted; again whenever it changes. */
  onEngine: (engine: Engine) => void;
  /** Everything was read once. */
  onComplete: () => void;
  onReadFailed: (key: string, error: unknown) => void;
}

/** R31: one connection to an engine, from its event stream until that is lost: subscribe, list, then follow. */
export class WatchSession {
  readonly #options: SessionOptions;
  readonly #ended = new AbortController();
  readonly #reads: DirtyReads;
  #relistTimer: NodeJS.Timeout | undefined;
  #heartbeatTimer: NodeJS.Timeout | undefined;
  #listing = false;
  #listAgain = false;
  #complete = false;
  #lastSettled = 0;
  #fail: (error: unknown) => void = () => undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#reads = new DirtyReads((key) => this.#read(key));
  }

  /** Resolves when ended, rejects with an `EngineError` when the engine is lost. */
  async run(): Promise<void> {
    const { client, onEngine, readings } = this.#options;
    const lost = new Promise<never>((_, reject) => {
      this.#fail = reject;
      this.#ended.signal.addEventListener('abort', () => reject(this.#ended.signal.reason as Error));
    });
    // It may be lost while nobody waits for it.
    lost.catch(() => undefined);
    try {
      onEngine(await Promise.race([client.hello(), lost]));
      const hints = await Promise.race([client.subscribe(this.#ended.signal), lost]);
      readings.distrustAll();
      void this.#list();
      this.#scheduleHeartbeat();
      await Promise.race([this.#follow(hints), lost]);
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

  touch(hint: EngineHint): void {
    if (hint.kind === 'all') void this.#list();
    else this.#reads.mark(`${hint.kind}:${hint.id}`);
  }

  async #follow(hints: AsyncIterable<EngineHint>): Promise<void> {
    for await (const hint of hints) this.touch(hint);
    if (!this.#ended.signal.aborted) {
      throw new EngineError('engine-unreachable', 'The engine ended its event stream.');
    }
  }

  async #list(): Promise<void> {
    this.#listAgain = this.#listing;
    if (this.#listing || this.#ended.signal.aborted) return;
    this.#listing = true;
    clearTimeout(this.#relistTimer);
    const { client, readings, timings, now, onRead } = this.#options;
    const since = now();
    const began = performance.now();
    try {
      const [networks, containers] = await Promise.all([client.listNetworks(), client.listContainers()]);
      if (this.#ended.signal.aborted) return;
      readings.putNetworks(networks, since);
      for (const id of readings.putList(containers, since)) this.#reads.mark(`container:${id}`);
      onRead();
      this.#settled();
      if (!this.#complete) this.#watchPatience();
    } catch (error) {
      this.#fail(error);
      return;
    } finally {
      this.#listing = false;
    }
    this.#greetAgain();
    const wait = this.#listAgain ? 0 : nextRelist(timings, performance.now() - began);
    this.#relistTimer = setTimeout(() => void this.#list(), wait);
  }

  /** The engine itself may change, by joining a swarm for one. Slow as `GET /info` can be, nothing waits for it. */
  #greetAgain(): void {
    const { client, onEngine } = this.#options;
    client.hello().then(
      (engine) => this.#ended.signal.aborted || onEngine(engine),
      () => undefined,
    );
  }

  async #read(key: string): Promise<void> {
    const [kind = '', id = ''] = key.split(':');
    const { client, readings, now, onRead, onReadFailed } = this.#options;
    const since = now();
    try {
      const current =
        kind === 'network'
          ? readings.putNetwork(id, await client.readNetwork(id), this.#unlessEnded(since))
          : readings.putContainer(id, await client.readContainer(id), this.#unlessEnded(since));
      if (!current) this.#reads.mark(key);
      onRead();
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      // The last reading stays; the next list tries again.
      readings.distrust(id);
      onReadFailed(key, error);
    } finally {
      // After this read has left the queue.
      setImmediate(() => this.#settled());
    }
  }

  /** An answer that comes after the connection was lost tells nothing about the engine connected since. */
  #unlessEnded(since: number): number {
    this.#ended.signal.throwIfAborted();
    return since;
  }

  #settled(): void {
    this.#lastSettled = performance.now();
    if (!this.#complete && this.#reads.size === 0) this.#finishFirst();
  }

  /** R33: a read that hangs holds the first topology back only for a moment. */
  #watchPatience(): void {
    const { patience } = this.#options.timings;
    const timer = setInterval(() => {
      if (!this.#complete && performance.now() - this.#lastSettled >= patience) this.#finishFirst();
      if (this.#complete || this.#ended.signal.aborted) clearInterval(timer);
    }, patience / 4);
  }

  #finishFirst(): void {
    if (this.#ended.signal.aborted) return;
    this.#complete = true;
    this.#options.onComplete();
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
