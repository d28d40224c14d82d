import type { Touched } from './keyed/ChangeLog.ts';
import { KeyedTopology } from './keyed/KeyedTopology.ts';
import type { Attachment, Container, Engine, Network, Topology } from './model.ts';
import type { TopologyChange } from './TopologyChange.ts';

/**
 * One topology by key: entities by id, attachments by network and by container, sharers by owner. `advance` makes the
 * index of the next topology at the cost of the change. Order is made only where `topology` is asked for.
 */
export class TopologyIndex {
  /** In no order. */
  readonly networks: ReadonlyMap<string, Network>;
  /** In no order. */
  readonly containers: ReadonlyMap<string, Container>;
  /** In no order. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly #state: KeyedTopology;

  /** @param source a topology; `advance` alone passes the state that it takes over */
  constructor(source: Topology | KeyedTopology) {
    this.#state = source instanceof KeyedTopology ? source : new KeyedTopology(source);
    this.networks = this.#state.networks;
    this.containers = this.#state.containers;
    this.attachments = this.#state.attachments;
  }

  get engine(): Engine {
    return this.#state.engine;
  }

  /** The same object for this index and all that `advance` makes of it. */
  get lineage(): object {
    return this.#state;
  }

  /** The number of changes that led from the first index of the lineage to its newest. */
  get revision(): number {
    return this.#state.log.revision;
  }

  /** What was touched since a revision of the lineage; `null` if that is too long ago to know. */
  touchedSince(revision: number): Touched | null {
    return this.#state.log.since(revision);
  }

  /** All entities as lists sorted by id. They are made when first asked for, at the cost of what exists. A list never changes. */
  get topology(): Topology {
    return this.#state.toTopology();
  }

  /** The attachments to a network, including those of stopped containers, sorted by id. A list never changes. */
  attachmentsOfNetwork(networkId: string): readonly Attachment[] {
    return this.#state.ofNetwork.get(networkId);
  }

  /**
   * A container's own attachments, sorted by id. A sharer of another container's stack has none, except that 20.10.24
   * lets a stopped one be connected (R27).
   */
  attachmentsOfContainer(containerId: string): readonly Attachment[] {
    return this.#state.ofContainer.get(containerId);
  }

  /**
   * R3: the containers that share the stack of `ownerId`, without the owner: all whose chain of references ends at it,
   * those included that a restart cut off. Sorted by name. Empty if `ownerId` is no owner of a stack.
   */
  sharersOf(ownerId: string): readonly Container[] {
    return this.#state.sharers.of(ownerId);
  }

  /** R3: adds to `containerIds` those whose chain of `container:` references passes through one of them, or ends at it. */
  addReferrers(containerIds: Set<string>): void {
    this.#state.sharers.addReferrers(containerIds);
  }

  /**
   * R1: returns the index after a change. It takes over the maps of this one and changes them in place, so that the
   * cost is that of the change, whatever else exists. Nothing may be asked of this index afterwards: it would answer
   * from the newest state, without an error (what is kept through changes relies on that). To keep the former state, keep its `topology`.
   * Removals of unknown ids are ignored. Entities and lists without a change stay the same objects.
   */
  advance(change: TopologyChange): TopologyIndex {
    this.#state.apply(change);
    return new TopologyIndex(this.#state);
  }
}
