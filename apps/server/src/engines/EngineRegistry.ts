import { EventEmitter } from 'node:events';
import type { EngineSetting } from './EngineSetting.ts';
import { WatchedEngine } from './WatchedEngine.ts';
import type { SharedParts } from './WatchedEngine.ts';

interface RegistryEvents {
  add: [engine: WatchedEngine];
  remove: [engine: WatchedEngine];
}

/** The engines that the server watches, by name. The first one that it is given is the default engine, which stays. */
export class EngineRegistry extends EventEmitter<RegistryEvents> {
  readonly #options: SharedParts;
  readonly #engines = new Map<string, WatchedEngine>();
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

  /** Begins to watch the engines that are there. */
  start(): void {
    for (const { watcher } of this.#engines.values()) watcher.start();
  }

  /** Watches one more engine. */
  add(setting: EngineSetting): WatchedEngine {
    if (this.#engines.has(setting.name)) throw new Error(`There is an engine ${setting.name} already.`);
    const engine = this.#put(setting, false);
    this.emit('add', engine);
    engine.watcher.start();
    return engine;
  }

  /** Forgets an engine other than the default one. Resolves when nothing runs for it any more. */
  async remove(name: string): Promise<void> {
    const engine = this.#engines.get(name);
    if (!engine || engine.isDefault) return;
    this.#engines.delete(name);
    this.emit('remove', engine);
    await engine.close(false);
  }

  /** Ends everything, at the end of the server. */
  async close(): Promise<void> {
    await Promise.all(this.list().map((engine) => engine.close(true)));
  }

  #put(setting: EngineSetting, isDefault: boolean): WatchedEngine {
    const engine = new WatchedEngine(setting, isDefault, this.#options);
    this.#engines.set(setting.name, engine);
    return engine;
  }
}
