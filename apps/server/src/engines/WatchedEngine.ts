import type { EngineSummary, Position, TopologySnapshot } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import type { Logger } from 'pino';
import { ActivityLog } from '../activity/ActivityLog.ts';
import { PrunePreviews } from '../commands/network/PrunePreviews.ts';
import type { Inverse } from '../commands/undo/Inverse.ts';
import { Replacements } from '../commands/undo/Replacements.ts';
import type { EngineClient } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { openEngine } from '../docker/openEngine.ts';
import type { PositionStore } from '../positions/PositionStore.ts';
import { Prober } from '../probes/Prober.ts';
import { publishActivities } from '../publish/publishActivities.ts';
import { dropConnection } from '../publish/QueueLimit.ts';
import type { QueueLimit } from '../publish/QueueLimit.ts';
import { TopologyPublisher } from '../publish/TopologyPublisher.ts';
import type { ClientSocket } from '../publish/TopologyPublisher.ts';
import { MatrixCache } from '../reachability/matrix/MatrixCache.ts';
import { VerdictCache } from '../reachability/VerdictCache.ts';
import { TopologyWatcher } from '../watch/TopologyWatcher.ts';
import type { EngineSetting } from './EngineSetting.ts';

/** What all engines of one server share. */
export interface SharedParts {
  readOnly: boolean;
  /** The local image for helper containers of probes; `null` to use a known one. */
  probeImage: string | null;
  positions: PositionStore;
  logger: Logger;
  /** The limit on what may wait for a client, which can watch several engines over one connection. */
  limit: QueueLimit;
}

/**
 * One engine with all that belongs to it alone: its watcher, topology, changes, probes and verdicts. Nothing is shared
 * between engines, so that one that hangs or fails does not concern another.
 */
export class WatchedEngine {
  readonly setting: EngineSetting;
  readonly isDefault: boolean;
  readonly client: EngineClient;
  readonly watcher: TopologyWatcher;
  readonly publisher: TopologyPublisher;
  readonly activities = new ActivityLog<Inverse>();
  readonly previews = new PrunePreviews();
  readonly replacements = new Replacements();
  readonly matrix = new MatrixCache();
  readonly prober: Prober;
  readonly #positions: PositionStore;
  readonly #limit: QueueLimit;

  constructor(setting: EngineSetting, isDefault: boolean, options: SharedParts) {
    const { address, name, sample, sampleReason } = setting;
    const { readOnly, probeImage } = options;
    const logger = options.logger.child({ engine: name });
    this.setting = setting;
    this.isDefault = isDefault;
    this.client = setting.problem
      ? refusingClient(setting.problem)
      : openEngine(address, { readOnly, sample });
    const watching = { address, sample, sampleReason, readOnly, logger };
    this.watcher = new TopologyWatcher(this.client, watching);
    this.publisher = new TopologyPublisher(this.watcher, options.limit);
    this.prober = new Prober({ client: this.client, verdicts: new VerdictCache(), probeImage, logger });
    this.#positions = options.positions;
    this.#limit = options.limit;
    if (!readOnly) this.#sweepWhenLive();
  }

  get name(): string {
    return this.setting.name;
  }

  /** Serves a client that has connected to the namespace of this engine. */
  serve(socket: ClientSocket): void {
    if (!this.#limit.admits(socket)) return dropConnection(socket);
    this.publisher.serve(socket);
    publishActivities(socket, this.activities);
  }

  /**
   * Ends all that runs for this engine.
   * @param isShutdown true if the connections of clients are to be closed as well
   */
  async close(isShutdown: boolean): Promise<void> {
    this.publisher.close(isShutdown);
    await Promise.all([this.watcher.stop(), this.prober.close()]);
    // At the end of the server, requests in progress use the connections until the process ends (R57, R277).
    if (!isShutdown) await this.client.close();
  }

  /** Returns the current topology. @throws EngineError if there is none yet */
  requireIndex(): TopologyIndex {
    return this.watcher.index ?? this.#throwNotReady();
  }

  /** Returns the topology and revision that clients have. @throws EngineError if there is none yet */
  requireSnapshot(): TopologySnapshot {
    return this.publisher.snapshot() ?? this.#throwNotReady();
  }

  /** The ETag of the current topology, and of all that is computed from it. */
  get tag(): string {
    return `"${this.publisher.epoch}.${this.publisher.revision}"`;
  }

  /** Returns the positions of dragged marks. @throws EngineError if there is no topology yet */
  positions(): ReadonlyMap<string, Position> {
    return this.#positions.of(this.#positionKey());
  }

  /** Stores positions of marks, or deletes those that are `null`. @throws StorageError, EngineError */
  putPositions(changes: Iterable<readonly [string, Position | null]>): Promise<void> {
    return this.#positions.put(this.#positionKey(), changes);
  }

  summary(): EngineSummary {
    const { state, since, address, message, sample } = this.watcher.status;
    const index = this.watcher.index;
    const { engine } = index ?? {};
    return {
      ...{ name: this.name, isDefault: this.isDefault, state, since, address, message, sample },
      product: engine?.product ?? null,
      version: engine?.version ?? null,
      engineId: engine?.id ?? null,
      containers: index?.containers.size ?? null,
      networks: index?.networks.size ?? null,
      swarm: engine?.swarmNode ?? null,
      isRemovable: this.setting.origin === 'added',
    };
  }

  /** R52: cloned machines have one engine id, so the positions of a named engine are stored by its name too. */
  #positionKey(): string {
    const { id } = this.requireIndex().engine;
    return this.isDefault ? id : `${this.name}/${id}`;
  }

  /** R245: removes leftover helper containers after each connection to the engine. */
  #sweepWhenLive(): void {
    this.watcher.on('status', ({ state }) => {
      if (state === 'live') void this.prober.sweep();
    });
  }

  #throwNotReady(): never {
    const { message } = this.watcher.status;
    throw new EngineError('engine-unreachable', message ?? 'The engine has not been read yet. Try again.');
  }
}

/** Returns a client that calls nothing: every call fails with the sentence. */
function refusingClient(problem: string): EngineClient {
  const refuse = () => Promise.reject(new EngineError('engine-unreachable', problem));
  return new Proxy({} as EngineClient, {
    get: (_, name) => (name === 'close' ? () => Promise.resolve() : refuse),
  });
}
