import type { Engine, Network } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, anEngine } from '@portolan/topology/testing';
import type {
  ContainerReading,
  EngineClient,
  EngineHint,
  ListedContainer,
} from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';

/** An `EngineClient` for tests that must control what is answered and when. The engine suites use real engines. */
export class FakeEngineClient implements EngineClient {
  engine: Engine = anEngine();
  readonly networks = new Map<string, Network>();
  readonly readings = new Map<string, ContainerReading>();
  /** What was asked, in order: `hello`, `checkAlive`, `subscribe`, `networks`, `containers`, or the id of an entity. */
  readonly calls: string[] = [];
  /** Every call rejects at once. */
  down = false;
  /** Every call times out, and the event stream stays open. */
  frozen = false;
  /** The number of open event streams. */
  streams = 0;
  maxReadsInFlight = 0;
  #readsInFlight = 0;
  #held = new Map<string, { wait: Promise<void>; release: () => void }>();
  #waiting: ((hint: EngineHint | null) => void)[] = [];
  #queue: EngineHint[] = [];

  addContainer(name: string, on: Network[] = [], fields: Parameters<typeof aContainer>[1] = {}): string {
    const container = aContainer(name, fields);
    this.readings.set(container.id, {
      container,
      attachments: on.map((each) => anAttachment(container, each)),
    });
    return container.id;
  }

  addNetwork(name: string): Network {
    const network = aNetwork(name);
    this.networks.set(network.id, network);
    return network;
  }

  /** Delays answers to this key until the returned function is called. They show the state at the time of the call. */
  holdAnswer(key: string): () => void {
    let release = (): void => undefined;
    const wait = new Promise<void>((resolve) => (release = resolve));
    this.#held.set(key, { wait, release });
    return () => {
      this.#held.delete(key);
      release();
    };
  }

  emitHint(hint: EngineHint): void {
    const next = this.#waiting.shift();
    if (next) next(hint);
    else this.#queue.push(hint);
  }

  cutStream(): void {
    for (const end of this.#waiting.splice(0)) end(null);
  }

  hello = () => this.#answer('hello', () => this.engine);
  checkAlive = () => this.#answer('checkAlive', () => undefined);
  listNetworks = () => this.#answer('networks', () => [...this.networks.values()]);
  listContainers = () =>
    this.#answer('containers', () =>
      [...this.readings.values()].map(({ container, attachments }): ListedContainer => ({
        id: container.id,
        fingerprint: JSON.stringify([
          container.state,
          container.name,
          attachments.map(({ networkId }) => networkId),
        ]),
        running: container.state === 'running',
      })),
    );
  readNetwork = (id: string) => this.#answer(id, () => this.networks.get(id) ?? null);
  readContainer = (id: string) => this.#answer(id, () => this.readings.get(id) ?? null);

  async subscribe(signal: AbortSignal): Promise<AsyncIterable<EngineHint>> {
    await this.#answer('subscribe', () => undefined);
    this.streams += 1;
    this.#queue = [];
    signal.addEventListener('abort', () => this.cutStream());
    return this.#hints();
  }

  async *#hints(): AsyncGenerator<EngineHint> {
    try {
      for (;;) {
        const hint =
          this.#queue.shift() ??
          (await new Promise<EngineHint | null>((resolve) => this.#waiting.push(resolve)));
        if (!hint) return;
        yield hint;
      }
    } finally {
      this.streams -= 1;
    }
  }

  async #answer<T>(key: string, answer: () => T): Promise<T> {
    this.calls.push(key);
    if (this.down) throw new EngineError('engine-unreachable', 'The engine is down.');
    if (this.frozen) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new EngineError('engine-timeout', 'The engine did not answer in time.');
    }
    const isRead = this.readings.has(key);
    if (isRead) this.maxReadsInFlight = Math.max(this.maxReadsInFlight, ++this.#readsInFlight);
    const value = structuredClone(answer());
    await (this.#held.get(key)?.wait ?? new Promise((resolve) => setImmediate(resolve)));
    if (isRead) this.#readsInFlight -= 1;
    return value;
  }

  inspectNetwork = () => Promise.resolve(null);
  inspectContainer = () => Promise.resolve(null);
  createNetwork = () => Promise.resolve({ id: '' });
  removeNetwork = () => Promise.resolve();
  connect = () => Promise.resolve();
  disconnect = () => Promise.resolve();
  listImages = () => Promise.resolve([]);
  listMembers = () => Promise.resolve([]);
  createContainer = () => Promise.resolve({ id: '' });
  startContainer = () => Promise.resolve();
  stopContainer = () => Promise.resolve();
  restartContainer = () => Promise.resolve();
  pauseContainer = () => Promise.resolve();
  unpauseContainer = () => Promise.resolve();
  renameContainer = () => Promise.resolve();
  removeContainer = () => Promise.resolve();
  exec = () => Promise.resolve('no-such-program' as const);
  startHelper = () => Promise.resolve('');
  removeHelper = () => Promise.resolve();
  sweepHelpers = () => Promise.resolve(0);
  close = () => Promise.resolve();
}
