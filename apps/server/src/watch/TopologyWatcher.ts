import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { TopologyIndex } from '@portolan/topology';
import type { Engine, TopologyChange } from '@portolan/topology';
import type { EngineStatus } from '@portolan/protocol';
import type { Logger } from 'pino';
import type { EngineAddress, EngineClient, EngineHint } from '../docker/EngineClient.ts';
import { ObservedState } from './ObservedState.ts';
import { WatchSession } from './WatchSession.ts';
import { nextBackoff, watchTimings } from './watchTimings.ts';
import type { WatchTimings } from './watchTimings.ts';

interface WatcherOptions {
  address: EngineAddress;
  sample: boolean;
  sampleReason: string | null;
  readOnly: boolean;
  logger: Pick<Logger, 'info' | 'warn' | 'debug'>;
  random?: () => number;
  timings?: Partial<WatchTimings>;
}

interface WatcherEvents {
  /** `change` is what `next` has in place of the previous topology. It is `null` for the first topology. */
  topology: [next: TopologyIndex, change: TopologyChange | null];
  status: [status: EngineStatus];
}

/**
 * Watches one engine and makes all topologies. It runs one `WatchSession` after another until it is stopped (R35), and
 * emits the next topology whenever what they observe has changed, at the cost of what has changed.
 */
export class TopologyWatcher extends EventEmitter<WatcherEvents> {
  readonly #client: EngineClient;
  readonly #options: WatcherOptions;
  readonly #timings: WatchTimings;
  readonly #observed = new ObservedState();
  readonly #stopped = new AbortController();
  #readCounter = 0;
  #engine: Engine | null = null;
  #index: TopologyIndex | null = null;
  #status: EngineStatus;
  #session: WatchSession | null = null;
  /** True until a session has read everything: no partly read topology is emitted. */
  #publishPaused = true;
  /** Cancels the next `#publish`; `null` if none is to come. */
  #cancelPublish: (() => void) | null = null;
  #lastPublish = 0;
  #graceTimer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(client: EngineClient, options: WatcherOptions) {
    super();
    this.#client = client;
    this.#options = options;
    this.#timings = { ...watchTimings, ...options.timings };
    this.#status = {
      state: 'connecting',
      since: new Date().toISOString(),
      address: options.address.url,
      message: null,
      sample: options.sample,
      sampleReason: options.sampleReason,
      readOnly: options.readOnly,
    };
  }

  /** The newest topology; `null` until everything has been read once. The next change takes it over: keep it for no longer. */
  get index(): TopologyIndex | null {
    return this.#index;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** The least time between two lists, in milliseconds. It can change while the watcher runs (R32). */
  get relistMin(): number {
    return this.#timings.relistMin;
  }

  set relistMin(milliseconds: number) {
    this.#timings.relistMin = milliseconds;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when nothing of the watcher runs any more. The last topology stays readable. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#session?.end();
    clearTimeout(this.#graceTimer);
    this.#cancelPublish?.();
    await this.#running;
  }

  /** Reads again what the hint names. Commands call it, because changes of stopped containers cause no event. */
  refresh(hint: EngineHint): void {
    this.#session?.refresh(hint);
  }

  /** Connects again after each loss, at once or after a random pause that grows with the failures (R35). */
  async #run(): Promise<void> {
    const { logger, random = Math.random } = this.#options;
    for (let attempt = 0; !this.#stopped.signal.aborted; attempt++) {
      let firstReadComplete = false;
      const startTime = performance.now();
      this.#session = new WatchSession({
        client: this.#client,
        observed: this.#observed,
        timings: this.#timings,
        nextReadNumber: () => ++this.#readCounter,
        onRead: () => this.#schedulePublish(),
        onEngine: (engine) => {
          this.#engine = engine;
          this.#schedulePublish();
        },
        onFirstReadComplete: () => {
          firstReadComplete = true;
          this.#setLive();
        },
        onReadFailed: (key, error) => logger.debug({ err: error, key }, 'could not read'),
      });
      const error: unknown = await this.#session.run().then(
        () => null,
        (reason: unknown) => reason,
      );
      this.#session = null;
      if (this.#stopped.signal.aborted) return;
      logger.debug({ err: error, attempt }, 'lost the engine');
      this.#setLost(error instanceof Error ? error.message : String(error), !firstReadComplete);
      // In most cases only the stream was cut. The first try is therefore made at once, unless the session was short.
      const atOnce = firstReadComplete && performance.now() - startTime > this.#timings.grace;
      if (atOnce) attempt = -1;
      const wait = atOnce ? 0 : nextBackoff(this.#timings, attempt, random);
      await sleep(wait, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
  }

  #setLive(): void {
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
    this.#publishPaused = false;
    this.#publish();
    if (this.#status.state === 'live') return;
    this.#options.logger.info({ address: this.#status.address }, 'the engine answers');
    this.#setStatus('live', null);
  }

  /** @param reconnectFailed true if a try to connect has failed too: then not only the stream was cut */
  #setLost(message: string, reconnectFailed: boolean): void {
    this.#publishPaused = true;
    const report = () => {
      clearTimeout(this.#graceTimer);
      const state = this.#index ? 'stale' : 'unreachable';
      if (this.#status.state !== state)
        this.#options.logger.warn({ reason: message }, 'the engine does not answer');
      if (this.#status.state !== state || this.#status.message !== message) this.#setStatus(state, message);
    };
    if (reconnectFailed) report();
    else this.#graceTimer ??= setTimeout(report, this.#timings.grace);
  }

  #setStatus(state: EngineStatus['state'], message: string | null): void {
    const since = state === this.#status.state ? this.#status.since : new Date().toISOString();
    this.#status = { ...this.#status, state, since, message };
    this.emit('status', this.#status);
  }

  /** Topologies are at least `minPublishInterval` apart. The first change after a pause is not delayed. */
  #schedulePublish(): void {
    if (this.#publishPaused || this.#cancelPublish || this.#stopped.signal.aborted) return;
    const wait = this.#lastPublish + this.#timings.minPublishInterval - performance.now();
    const publish = () => this.#publish();
    if (wait > 0) {
      const timer = setTimeout(publish, wait);
      this.#cancelPublish = () => clearTimeout(timer);
    } else {
      const immediate = setImmediate(publish);
      this.#cancelPublish = () => clearImmediate(immediate);
    }
  }

  #publish(): void {
    this.#cancelPublish?.();
    this.#cancelPublish = null;
    if (this.#publishPaused || !this.#engine || this.#stopped.signal.aborted) return;
    this.#lastPublish = performance.now();
    const before = this.#index ?? emptyIndex(this.#engine);
    const change = this.#observed.takeChange(this.#engine, before);
    const isFirst = !this.#index;
    if (!change && !isFirst) return;
    this.#index = change ? before.advance(change) : before;
    this.emit('topology', this.#index, isFirst ? null : change);
  }
}

const emptyIndex = (engine: Engine): TopologyIndex =>
  new TopologyIndex({ engine, networks: [], containers: [], attachments: [] });
