import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyDiff, diffTopology } from '@portolan/topology';
import type { Engine, Topology, TopologyChange } from '@portolan/topology';
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
  /** `change` turns the topology before into `next`; `null` for the first one. */
  topology: [next: Topology, change: TopologyChange | null];
  status: [status: EngineStatus];
}

/** Follows one engine and is the only one that makes topologies. Keeps trying until stopped. */
export class TopologyWatcher extends EventEmitter<WatcherEvents> {
  readonly #client: EngineClient;
  readonly #options: WatcherOptions;
  readonly #timings: WatchTimings;
  readonly #observed = new ObservedState();
  readonly #stopped = new AbortController();
  #readCounter = 0;
  #engine: Engine | null = null;
  #topology: Topology | null = null;
  #status: EngineStatus;
  #session: WatchSession | null = null;
  /** Between losing the engine and having read it whole again, nothing half-read is shown. */
  #publishPaused = true;
  #publishTimer: NodeJS.Timeout | undefined;
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

  /** `null` until everything was read once. */
  get topology(): Topology | null {
    return this.#topology;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves once nothing of it runs any more; the last topology stays readable. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#session?.end();
    clearTimeout(this.#graceTimer);
    clearTimeout(this.#publishTimer);
    await this.#running;
  }

  /** Has something read again now, as after a command of ours: stopped containers emit no event. */
  refresh(hint: EngineHint): void {
    this.#session?.refresh(hint);
  }

  /** R35 */
  async #run(): Promise<void> {
    const { logger, random = Math.random } = this.#options;
    for (let attempt = 0; !this.#stopped.signal.aborted; attempt++) {
      let complete = false;
      const began = performance.now();
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
          complete = true;
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
      this.#setLost(error instanceof Error ? error.message : String(error), !complete);
      // Mostly only the stream was cut: the first try is made at once, unless this happens again and again.
      const atOnce = complete && performance.now() - began > this.#timings.grace;
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

  /** @param reconnectFailed a try to connect has failed too, so that it is not only a cut stream */
  #setLost(message: string, reconnectFailed: boolean): void {
    this.#publishPaused = true;
    const lose = () => {
      clearTimeout(this.#graceTimer);
      const state = this.#topology ? 'stale' : 'unreachable';
      if (this.#status.state !== state)
        this.#options.logger.warn({ reason: message }, 'the engine does not answer');
      if (this.#status.state !== state || this.#status.message !== message) this.#setStatus(state, message);
    };
    if (reconnectFailed) lose();
    else this.#graceTimer ??= setTimeout(lose, this.#timings.grace);
  }

  #setStatus(state: EngineStatus['state'], message: string | null): void {
    const since = state === this.#status.state ? this.#status.since : new Date().toISOString();
    this.#status = { ...this.#status, state, since, message };
    this.emit('status', this.#status);
  }

  /** At most one topology a tick; the first change after a pause is not delayed. */
  #schedulePublish(): void {
    if (this.#publishPaused || this.#publishTimer || this.#stopped.signal.aborted) return;
    const wait = Math.max(0, this.#lastPublish + this.#timings.minPublishInterval - performance.now());
    this.#publishTimer = setTimeout(() => this.#publish(), wait);
  }

  #publish(): void {
    clearTimeout(this.#publishTimer);
    this.#publishTimer = undefined;
    if (this.#publishPaused || !this.#engine || this.#stopped.signal.aborted) return;
    this.#lastPublish = performance.now();
    const read = this.#observed.toTopology(this.#engine);
    const before = this.#topology;
    const change = before && diffTopology(before, read);
    if (before && !change) return;
    // What did not change stays the very same object.
    this.#topology = before && change ? applyDiff(before, change) : read;
    this.emit('topology', this.#topology, change);
  }
}
