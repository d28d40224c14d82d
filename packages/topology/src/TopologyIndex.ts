import type { Attachment, Container, Network, Topology } from './model.ts';

/** Look-ups over one topology, built once: by id, and who is attached to what. */
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

  /** Attachments to a network, stopped containers' included. */
  attachmentsOfNetwork(networkId: string): readonly Attachment[] {
    return this.#ofNetwork.get(networkId) ?? [];
  }

  /** A container's own attachments; the engine gives one that shares another's namespace none, but 20.10.24 lets a stopped one be connected (R27). */
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
