import { isFailedConnect } from './Endpoint.ts';
import type { Container } from './model.ts';
import { resolveNamespace } from './namespaces.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

const none: ReadonlySet<string> = new Set();

/** Tells which containers are on which network. A sharer of a network stack is on the networks of the stack's owner. */
export class Membership {
  readonly #ownerOf = new Map<string, Container | null>();
  readonly #networksOf = new Map<string, ReadonlySet<string>>();
  readonly #membersOf = new Map<string, readonly string[]>();

  constructor(readonly index: TopologyIndex) {}

  /** The owner of the stack that a container uses; `null` if there is none or the container is cut off (R2). */
  ownerOf(containerId: string): Container | null {
    const known = this.#ownerOf.get(containerId);
    if (known !== undefined) return known;
    const owner = this.#findOwner(containerId);
    this.#ownerOf.set(containerId, owner);
    return owner;
  }

  #findOwner(containerId: string): Container | null {
    const container = this.index.containers.get(containerId);
    if (!container) return null;
    const resolved = resolveNamespace(container, this.index.containers);
    if (resolved.kind === 'broken' || resolved.cutOff) return null;
    return this.index.containers.get(resolved.ownerId) ?? null;
  }

  /** The networks that a container is on, itself or through the owner of its stack. Configured attachments count; removed networks do not. */
  networksOf(containerId: string): ReadonlySet<string> {
    const known = this.#networksOf.get(containerId);
    if (known) return known;
    const owner = this.ownerOf(containerId);
    const networks = owner ? this.#ownNetworks(owner.id) : none;
    this.#networksOf.set(containerId, networks);
    return networks;
  }

  /** R121: true if two containers have a network or the network stack in common. */
  haveCommonNetwork(a: string, b: string): boolean {
    const owner = this.ownerOf(a);
    if (owner === null) return false;
    if (owner.id === this.ownerOf(b)?.id) return true;
    const networks = this.networksOf(a);
    for (const id of this.networksOf(b)) if (networks.has(id)) return true;
    return false;
  }

  /** The containers that have a network or the network stack in common with a container. */
  peersOf(containerId: string): Set<string> {
    const peers = new Set<string>();
    const owner = this.ownerOf(containerId);
    if (owner) this.#addStack(owner.id, peers);
    for (const networkId of this.networksOf(containerId)) {
      for (const member of this.membersOf(networkId)) peers.add(member);
    }
    peers.delete(containerId);
    return peers;
  }

  /** The containers on a network, including sharers of their stacks. */
  membersOf(networkId: string): readonly string[] {
    const known = this.#membersOf.get(networkId);
    if (known) return known;
    const members = new Set<string>();
    for (const { containerId } of this.index.attachmentsOfNetwork(networkId)) {
      if (this.networksOf(containerId).has(networkId)) this.#addStack(containerId, members);
    }
    const list = [...members];
    this.#membersOf.set(networkId, list);
    return list;
  }

  #ownNetworks(ownerId: string): ReadonlySet<string> {
    return new Set(
      this.index
        .attachmentsOfContainer(ownerId)
        .filter((each) => !isFailedConnect(this.index.engine, each))
        .map((each) => each.networkId)
        .filter((id) => (this.index.networks.get(id)?.driver ?? 'null') !== 'null'),
    );
  }

  #addStack(ownerId: string, to: Set<string>): void {
    to.add(ownerId);
    for (const sharer of this.index.sharersOf(ownerId)) if (this.ownerOf(sharer.id)) to.add(sharer.id);
  }
}
