import type { Attachment, Container, Engine, Network, Topology } from '../model.ts';
import { sortById } from '../sortById.ts';
import type { TopologyChange } from '../TopologyChange.ts';
import { ChangeLog } from './ChangeLog.ts';
import { Sharers } from './Sharers.ts';
import { SortedLists } from './SortedLists.ts';

/** The entities of one engine by id, and what is found by id about them. A change costs what it touches. */
export class KeyedTopology {
  readonly networks = new Map<string, Network>();
  readonly containers = new Map<string, Container>();
  readonly attachments = new Map<string, Attachment>();
  readonly ofNetwork = new SortedLists<Attachment>();
  readonly ofContainer = new SortedLists<Attachment>();
  readonly sharers = new Sharers(this.containers);
  readonly log = new ChangeLog();
  #engine: Engine;
  /** The last answer of `toTopology`; `null` after a change. */
  #topology: Topology | null = null;

  constructor(topology: Topology) {
    this.#engine = topology.engine;
    this.#change({ put: topology, remove: {} });
    this.#topology = topology;
  }

  get engine(): Engine {
    return this.#engine;
  }

  /** All entities, each list sorted by id. After a change it is made when first asked for, at the cost of what exists. */
  toTopology(): Topology {
    this.#topology ??= {
      engine: this.#engine,
      networks: sortById([...this.networks.values()]),
      containers: sortById([...this.containers.values()]),
      attachments: sortById([...this.attachments.values()]),
    };
    return this.#topology;
  }

  /** R1: applies a change in place. Removals of unknown ids are ignored. */
  apply(change: TopologyChange): void {
    this.log.add(change, this.attachments);
    this.#change(change);
  }

  #change({ put, remove }: TopologyChange): void {
    this.#topology = null;
    this.#engine = put.engine ?? this.#engine;
    for (const id of remove.networks ?? []) this.networks.delete(id);
    for (const network of put.networks ?? []) this.networks.set(network.id, network);
    for (const id of remove.containers ?? []) this.#deleteContainer(id);
    for (const container of put.containers ?? []) this.#putContainer(container);
    for (const id of remove.attachments ?? []) this.#deleteAttachment(id);
    for (const attachment of put.attachments ?? []) this.#putAttachment(attachment);
    this.ofNetwork.seal();
    this.ofContainer.seal();
  }

  #putContainer(container: Container): void {
    this.sharers.replace(this.containers.get(container.id), container);
    this.containers.set(container.id, container);
  }

  #deleteContainer(id: string): void {
    this.sharers.replace(this.containers.get(id), undefined);
    this.containers.delete(id);
  }

  #putAttachment(attachment: Attachment): void {
    this.attachments.set(attachment.id, attachment);
    this.ofNetwork.put(attachment.networkId, attachment);
    this.ofContainer.put(attachment.containerId, attachment);
  }

  #deleteAttachment(id: string): void {
    const before = this.attachments.get(id);
    if (!before) return;
    this.attachments.delete(id);
    this.ofNetwork.delete(before.networkId, id);
    this.ofContainer.delete(before.containerId, id);
  }
}
