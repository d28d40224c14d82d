import { EventEmitter, once } from 'node:events';
import PQueue from 'p-queue';
import { relistMinOf } from '../watch/watchTimings.ts';
import type { EngineSetting } from './EngineSetting.ts';
import { WatchedEngine } from './WatchedEngine.ts';
import type { SharedParts } from './WatchedEngine.ts';

interface RegistryEvents {
  add: [engine: WatchedEngine];
  remove: [engine: WatchedEngine];
}

/** How many engines are read at once when the server starts. */
const STARTS_AT_ONCE = 4;
/** After this many milliseconds an engine that has not answered holds up the start of the next one no longer. */
const MAX_START_MS = 2_000;

/** The engines that the server watches, by name. The first one that it is given is the default engine, which stays. */
export class EngineRegistry extends EventEmitter<RegistryEvents> {
  readonly #options: SharedParts;
  readonly #engines = new Map<string, WatchedEngine>();
  readonly #starts = new PQueue({ concurrency: STARTS_AT_ONCE, autoStart: false });
  readonly default: WatchedEngine;

  /** @param settings not empty, each with a name of its own */
  constructor([first, ...others]: readonly EngineSetting[], options: SharedParts) {
    super();
    this.#options = options;
    if (!first) throw new Error('There is no engine to watch.');
    this.default = this.#put(first, true);
    for (const setting of others) this.#put(setting, false);
  }

  /** In the order in which they were given. */
  list(): WatchedEngine[] {
    return [...this.#engines.values()];
  }

  get(name: string): WatchedEngine | undefined {
    return this.#engines.get(name);
  }

  /**
   * R296: begins to watch the engines, the default one first, and only a few at a time: reading all of an engine is work,
   * and what each of fifty reads would otherwise be complete at the very end.
   */
  start(): void {
    void startWatching(this.default).then(() => this.#starts.start());
  }

  /** Watches one more engine, once `start` was called. */
  add(setting: EngineSetting): WatchedEngine {
    if (this.#engines.has(setting.name)) throw new Error(`There is an engine ${setting.name} already.`);
    const engine = this.#put(setting, false);
    this.emit('add', engine);
    return engine;
  }

  /** Forgets an engine other than the default one. Resolves when nothing runs for it any more. */
  async remove(name: string): Promise<void> {
    const engine = this.#engines.get(name);
    if (!engine || engine.isDefault) return;
    this.#engines.delete(name);
    this.#setPace();
    this.emit('remove', engine);
    await engine.close(false);
  }

  /** Ends everything, at the end of the server. */
  async close(): Promise<void> {
    this.#starts.clear();
    await Promise.all(this.list().map((engine) => engine.close(true)));
  }

  #put(setting: EngineSetting, isDefault: boolean): WatchedEngine {
    const engine = new WatchedEngine(setting, isDefault, this.#options);
    this.#engines.set(setting.name, engine);
    this.#setPace();
    if (!isDefault) void this.#starts.add(() => startWatching(engine));
    return engine;
  }

  /** R32: the more engines there are, the less often each is listed. */
  #setPace(): void {
    const relistMin = relistMinOf(this.#engines.size);
    for (const { watcher } of this.#engines.values()) watcher.relistMin = relistMin;
  }
}

/** Begins to watch an engine. Resolves when its topology is there, when it does not answer, or after some time. */
async function startWatching({ watcher }: WatchedEngine): Promise<void> {
  const signal = AbortSignal.timeout(MAX_START_MS);
  watcher.start();
  const events = ['topology', 'status'].map((event) => once(watcher, event, { signal }));
  await Promise.race(events).catch(() => undefined);
}
