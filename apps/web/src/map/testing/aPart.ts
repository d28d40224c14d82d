import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology, TopologyChange } from '@portolan/topology';
import type { PartFacts } from '../drawing/shapes/partTexts.ts';
import type { PartSource } from '../parts/PartHost.ts';

/** What is said of an engine that is live. */
export const liveFacts = (name: string): PartFacts => ({
  name,
  product: 'Docker 28.5.2',
  state: 'live',
  since: '2026-01-01T00:00:00Z',
  message: null,
  containers: null,
  networks: null,
});

/** An engine whose topology a test changes. */
export class EngineInTest implements PartSource {
  facts: PartFacts;
  #index: TopologyIndex | null;
  #topology: Topology | null;
  readonly #listeners = new Set<(index: TopologyIndex, change: TopologyChange | null) => void>();

  constructor(
    readonly key: string | null,
    topology: Topology | null,
  ) {
    this.facts = liveFacts(key ?? 'default');
    this.#topology = topology;
    this.#index = topology && new TopologyIndex(topology);
  }

  get topology(): Topology | null {
    return this.#topology;
  }

  getIndex = (): TopologyIndex | null => this.#index;

  listen = (listener: (index: TopologyIndex, change: TopologyChange | null) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Changes the topology, or shows the first one. */
  become(next: Topology): void {
    const change = this.#topology && diffTopology(this.#topology, next);
    if (this.#topology && !change) return;
    this.#topology = this.#topology && change ? applyDiff(this.#topology, change) : next;
    this.#index = this.#index && change ? this.#index.advance(change) : new TopologyIndex(next);
    for (const listener of this.#listeners) listener(this.#index, change);
  }
}
