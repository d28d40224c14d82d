import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineRegistry } from '../engines/EngineRegistry.ts';
import type { WatchedEngine } from '../engines/WatchedEngine.ts';

/** The metrics for Prometheus. No label contains text from outside the server's settings. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'status'>;

  constructor(engines: EngineRegistry, countSockets: () => number) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'portolan_http_request_duration_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'status'],
      registers,
    });
    const perEngine = (name: string, help: string, read: (engine: WatchedEngine) => number | undefined) =>
      this.#perEngine(name, help, engines, read);
    perEngine('portolan_engine_live', '1 if the topology follows the engine, otherwise 0', ({ watcher }) =>
      watcher.status.state === 'live' ? 1 : 0,
    );
    perEngine(
      'portolan_topology_revision',
      'Revision of the topology',
      ({ publisher }) => publisher.revision,
    );
    perEngine('portolan_networks', 'Networks of the engine', ({ watcher }) => watcher.index?.networks.size);
    perEngine(
      'portolan_containers',
      'Containers of the engine',
      ({ watcher }) => watcher.index?.containers.size,
    );
    perEngine(
      'portolan_attachments',
      'Attachments of the engine',
      ({ watcher }) => watcher.index?.attachments.size,
    );
    new Gauge({
      name: 'portolan_sockets',
      help: 'Connected pages',
      registers,
      collect() {
        this.set(countSockets());
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  toText(): Promise<string> {
    return this.#registry.metrics();
  }

  observeRequest(method: string, status: number, seconds: number): void {
    this.#requests.observe({ method, status }, seconds);
  }

  /** The value of the default engine has no label, as it had when there was only one; the others have their names. */
  #perEngine(
    name: string,
    help: string,
    engines: EngineRegistry,
    read: (engine: WatchedEngine) => number | undefined,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: ['engine'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const engine of engines.list()) {
          this.set(engine.isDefault ? {} : { engine: engine.name }, read(engine) ?? 0);
        }
      },
    });
  }
}
