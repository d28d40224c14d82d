import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ServerContext } from './ServerContext.ts';

/** The metrics for Prometheus. No label contains text from outside the server. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'status'>;

  constructor(
    { watcher, publisher }: Pick<ServerContext, 'watcher' | 'publisher'>,
    countSockets: () => number,
  ) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'portolan_http_request_duration_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'status'],
      registers,
    });
    this.#gauge('portolan_engine_live', '1 if the topology follows the engine, otherwise 0', () =>
      watcher.status.state === 'live' ? 1 : 0,
    );
    this.#gauge('portolan_topology_revision', 'Revision of the topology', () => publisher.revision);
    this.#gauge('portolan_networks', 'Networks of the engine', () => watcher.index?.networks.size);
    this.#gauge('portolan_containers', 'Containers of the engine', () => watcher.index?.containers.size);
    this.#gauge('portolan_attachments', 'Attachments of the engine', () => watcher.index?.attachments.size);
    this.#gauge('portolan_sockets', 'Connected pages', countSockets);
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

  #gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read() ?? 0);
      },
    });
  }
}
