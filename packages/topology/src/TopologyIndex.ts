import type { Attachment, Container, Network, Topology } from './model.ts';

/** Indexes one topology: entities by id, and attachments by network and by container. Build it once per topology. */
export class TopologyIndex {
  readonly networks: ReadonlyMap<string, Network>;
  readonly containers: ReadonlyMap<string, Container>;
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly #ofNetwork = new Map<string, Attachment[]>();
  readonly #ofContainer = new Map<string, Attachment[]>();

  constructor(readonly topology: Topology) {
    this.networks = byId(topology.networks);
    this.containers = byId(topology.containers);
    this.attachments = byId(topology.attachments);
    for (const attachment of topology.attachments) {
      push(this.#ofNetwork, attachment.networkId, attachment);
      push(this.#ofContainer, attachment.containerId, attachment);
    }
  }

  /** The attachments to a network, including those of stopped containers. */
  attachmentsOfNetwork(networkId: string): readonly Attachment[] {
    return this.#ofNetwork.get(networkId) ?? [];
  }

  /** A container's own attachments. A sharer of another container's stack has none, except that 20.10.24 lets a stopped one be connected (R27). */
  attachmentsOfContainer(containerId: string): readonly Attachment[] {
    return this.#ofContainer.get(containerId) ?? [];
  }
}

function byId<T extends { id: string }>(entities: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const entity of entities) map.set(entity.id, entity);
  return map;
}

function push(map: Map<string, Attachment[]>, key: string, attachment: Attachment): void {
  const list = map.get(key);
  if (list) list.push(attachment);
  else map.set(key, [attachment]);
}
