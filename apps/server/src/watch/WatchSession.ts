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
  /** Counts up over all sessions that share `observed`. Every list and read takes a number when it begins (R34). */
  nextReadNumber: () => number;
  /** Called after each list and read: the observed state may have changed. */
  onRead: () => void;
  /** Called with the engine's version and settings, first on connecting and then after each list. */
  onEngine: (engine: Engine) => void;
  /** Called once: when everything has been read, or when the reads that are left hang (R33). */
  onFirstReadComplete: () => void;
  /** @param key `network:<id>` or `container:<id>` */
  onReadFailed: (key: string, error: unknown) => void;
}

/**
 * One connection to an engine. It keeps the observed state equal to the engine's state until the engine is lost (R31):
 *
 * 1. Subscribe to the event stream before the list, so that no change between the two is missed.
 * 2. List all networks and containers. Read each container that is new, has changed or does not run.
 * 3. Follow the events. An event is only a hint which network or container to read again (R20).
 * 4. Repeat the list from time to time, because events can be lost and some changes cause none (R32).
 *
 * A frozen engine sends no events and closes no stream. A version check at intervals notices it (R36).
 * `TopologyWatcher` makes topologies of the observed state, and starts the next session when this one has lost the engine.
 */
export class WatchSession {
  readonly #options: SessionOptions;
  readonly #ended = new AbortController();
  readonly #reads: ReadQueue;
  #relistTimer: NodeJS.Timeout | undefined;
  #heartbeatTimer: NodeJS.Timeout | undefined;
  #listing = false;
  /** A list was asked for while another was in progress. It begins when that one has ended. */
  #listAgain = false;
  #firstReadComplete = false;
  /** When a list or read last ended, in milliseconds of `performance.now()`. */
  #lastReadEnd = 0;
  /** Makes `run` reject, because the engine is lost. */
  #fail: (error: unknown) => void = () => undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#reads = new ReadQueue((key) => this.#read(key));
  }

  /** Resolves after `end`. Rejects with an `EngineError` when the engine is lost. */
  async run(): Promise<void> {
    const { client, onEngine, observed } = this.#options;
    const lost = new Promise<never>((_, reject) => {
      this.#fail = reject;
      this.#ended.signal.addEventListener('abort', () => reject(this.#ended.signal.reason as Error));
    });
    // Without a handler, a loss that nothing awaits at that moment would be an unhandled rejection.
    lost.catch(() => undefined);
    try {
      onEngine(await Promise.race([client.hello(), lost]));
      const hints = await Promise.race([client.subscribe(this.#ended.signal), lost]);
      // What changed between the last session and this subscription caused no event here.
      observed.markAllForReread();
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

  /** Reads again what the hint names. */
  refresh(hint: EngineHint): void {
    if (hint.kind === 'all') void this.#list();
    else this.#reads.add(`${hint.kind}:${hint.id}`, 'event');
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
    const { client, observed, timings, nextReadNumber, onRead } = this.#options;
    const readNumber = nextReadNumber();
    const startTime = performance.now();
    try {
      const [networks, containers] = await Promise.all([client.listNetworks(), client.listContainers()]);
      if (this.#ended.signal.aborted) return;
      observed.putNetworkList(networks, readNumber);
      for (const id of observed.putContainerList(containers, readNumber)) {
        this.#reads.add(`container:${id}`, 'list');
      }
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
    const wait = this.#listAgain ? 0 : nextRelist(timings, performance.now() - startTime);
    this.#relistTimer = setTimeout(() => void this.#list(), wait);
  }

  /**
   * Reads the engine's version and settings again. They change, for example, when the engine joins a swarm. Nothing
   * waits for the answer, because `GET /info` can be slow on a healthy engine (R36).
   */
  #rereadEngine(): void {
    const { client, onEngine } = this.#options;
    client.hello().then(
      (engine) => this.#ended.signal.aborted || onEngine(engine),
      () => undefined,
    );
  }

  async #read(key: string): Promise<void> {
    const [kind = '', id = ''] = key.split(':');
    const { client, observed, nextReadNumber, onRead, onReadFailed } = this.#options;
    const readNumber = nextReadNumber();
    try {
      const isCurrent =
        kind === 'network'
          ? observed.putNetwork(id, await client.readNetwork(id), this.#unlessEnded(readNumber))
          : observed.putContainer(id, await client.readContainer(id), this.#unlessEnded(readNumber));
      if (!isCurrent) this.#reads.add(key, 'event');
      onRead();
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      // The previous reading stays, and the next list causes another try.
      observed.markForReread(id);
      onReadFailed(key, error);
    } finally {
      // The queue counts this read until this function has returned.
      setImmediate(() => this.#readEnded());
    }
  }

  /**
   * Returns the read number of a read whose answer has arrived. Throws if the session has ended: the next session may watch
   * another engine, about which the answer says nothing.
   */
  #unlessEnded(readNumber: number): number {
    this.#ended.signal.throwIfAborted();
    return readNumber;
  }

  /** Completes the first read if no entity waits to be read. */
  #readEnded(): void {
    this.#lastReadEnd = performance.now();
    if (!this.#firstReadComplete && this.#reads.size === 0) this.#completeFirstRead();
  }

  /** Completes the first read without the reads that hang: when none has ended for `firstReadLimit` (R33). */
  #limitFirstRead(): void {
    const { firstReadLimit } = this.#options.timings;
    const timer = setInterval(() => {
      if (!this.#firstReadComplete && performance.now() - this.#lastReadEnd >= firstReadLimit)
        this.#completeFirstRead();
      if (this.#firstReadComplete || this.#ended.signal.aborted) clearInterval(timer);
    }, firstReadLimit / 4);
  }

  #completeFirstRead(): void {
    if (this.#ended.signal.aborted) return;
    this.#firstReadComplete = true;
    this.#options.onFirstReadComplete();
  }

  /** Checks the engine at intervals. A frozen engine keeps its event stream open and sends nothing (R36). */
  #scheduleHeartbeat(): void {
    const { client, timings } = this.#options;
    this.#heartbeatTimer = setTimeout(() => {
      client.checkAlive().then(() => {
        if (!this.#ended.signal.aborted) this.#scheduleHeartbeat();
      }, this.#fail);
    }, timings.heartbeat);
  }
}
