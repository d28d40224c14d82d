import { inNameOrder } from '../defaultGateway.ts';
import type { Endpoint } from '../Endpoint.ts';
import { Membership } from '../Membership.ts';
import type { Attachment, Container, Network } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { linksOf } from './linksOf.ts';
import type { Link } from './linksOf.ts';
import { answers, NetworkNames, swarmNamesOf } from './NetworkNames.ts';
import type { Ambiguity, PeerName } from './PeerName.ts';

/** What a name means to one container. */
export interface Resolution {
  /** Everyone who answers to the name on a network of the viewer. */
  holders: string[];
  /** Who is answered first; `null` where the order is not fixed, or nobody answers. */
  winner: string | null;
  /** What the name leads to: the addresses on the network that is asked first. */
  addresses: string[];
}

/** R220: by which names containers find each other. Sharers of a stack look up what its owner does, and have no names of their own. */
export class Names {
  readonly #names: NetworkNames;
  readonly #endpointsOf = new Map<string, readonly Endpoint[]>();

  constructor(
    readonly index: TopologyIndex,
    readonly membership = new Membership(index),
  ) {
    this.#names = new NetworkNames(index);
  }

  /** What `viewer` may call `holder`, networks in the order they are asked; nothing where either does not run. */
  namesFor(viewerId: string, holderId: string): PeerName[] {
    const holder = this.index.containers.get(holderId);
    if (!holder || viewerId === holderId) return [];
    const endpoints = this.#endpoints(viewerId);
    const found = new Map<string, PeerName>();
    const add = (name: PeerName) => {
      const key = name.name.toLowerCase();
      if (name.name !== '' && !found.has(key)) found.set(key, name);
    };
    for (const { attachment } of endpoints) for (const each of this.#links(attachment, holder)) add(each);
    const shared = endpoints.flatMap(({ network }) => {
      const attachment = this.#answering(holderId, network.id);
      return attachment ? [{ attachment, network }] : [];
    });
    for (const { attachment, network } of shared) {
      for (const { name, kind } of namesOn(attachment, holder, network)) {
        const ambiguity = this.#ambiguity(viewerId, name, holderId);
        const addresses = kind === 'vip' ? [] : addressesOf(attachment);
        add({ name, kind, networkId: network.id, addresses, ambiguity });
      }
    }
    for (const { attachment, network } of shared) {
      const name = `${holder.name}.${network.name}`;
      const ambiguity = toAmbiguity([this.#names.holders(network.id, holder.name)], holderId);
      add({ name, kind: 'qualified', networkId: network.id, addresses: addressesOf(attachment), ambiguity });
    }
    return [...found.values()];
  }

  /** What a name means to `viewer`. */
  resolve(viewerId: string, name: string): Resolution {
    const endpoints = this.#endpoints(viewerId);
    const link = this.#linkedBy(endpoints, name);
    if (link)
      return { holders: [link.target.id], winner: link.target.id, addresses: addressesOf(link.there) };
    const byNetwork = this.#holdersByNetwork(endpoints, name);
    const holders = [...new Set(byNetwork.flat().map(({ containerId }) => containerId))];
    const first = byNetwork[0] ?? [];
    const told = first.filter((attachment) => !this.#isVirtual(attachment, name));
    return { holders, winner: soleHolder(first), addresses: told.flatMap(addressesOf) };
  }

  /** R224: whether a name leads to a service's virtual address, which the engine does not tell. */
  #isVirtual({ containerId, networkId }: Attachment, name: string): boolean {
    const [holder, network] = [this.index.containers.get(containerId), this.index.networks.get(networkId)];
    if (!holder || !network) return false;
    return swarmNamesOf(holder, network).some(
      (each) => each.kind === 'vip' && each.name.toLowerCase() === name.toLowerCase(),
    );
  }

  /** R122: the names by which `viewer` finds `holder`; not its short id, which says no more than that a network is shared. */
  namesExceptShortId(viewerId: string, holderId: string): Set<string> {
    const names = new Set<string>();
    if (viewerId === holderId || !this.#looksUp(viewerId)) return names;
    const networks = this.membership.networksOf(viewerId);
    for (const attachment of this.index.attachmentsOfContainer(holderId)) {
      if (!networks.has(attachment.networkId) || !answers(this.index, attachment)) continue;
      for (const name of attachment.names) if (name !== holderId.slice(0, 12)) names.add(name);
    }
    return names;
  }

  /** R122: the other containers a name means to `viewer`. */
  holdersOf(viewerId: string, name: string): Set<string> {
    const holders = new Set<string>();
    if (!this.#looksUp(viewerId)) return holders;
    for (const networkId of this.membership.networksOf(viewerId)) {
      for (const { containerId } of this.#names.holders(networkId, name)) holders.add(containerId);
    }
    holders.delete(viewerId);
    return holders;
  }

  /** Where `viewer` looks names up, in the order it asks; the default bridge, for its links, among them. */
  #endpoints(viewerId: string): readonly Endpoint[] {
    const known = this.#endpointsOf.get(viewerId);
    if (known) return known;
    const owner = this.#looksUp(viewerId) ? this.membership.ownerOf(viewerId) : null;
    const on = owner ? this.membership.networksOf(owner.id) : new Set<string>();
    const endpoints = (owner ? this.index.attachmentsOfContainer(owner.id) : []).flatMap((attachment) => {
      const network = on.has(attachment.networkId) && this.index.networks.get(attachment.networkId);
      return network && attachment.state === 'live' ? [{ attachment, network }] : [];
    });
    const ordered = inNameOrder(endpoints);
    this.#endpointsOf.set(viewerId, ordered);
    return ordered;
  }

  /** Whether a container runs in a stack that runs. */
  #looksUp(containerId: string): boolean {
    const container = this.index.containers.get(containerId);
    const owner = this.membership.ownerOf(containerId);
    return container !== undefined && isRunning(container) && owner !== null && isRunning(owner);
  }

  #answering(containerId: string, networkId: string): Attachment | undefined {
    return this.index
      .attachmentsOfContainer(containerId)
      .find((each) => each.networkId === networkId && answers(this.index, each));
  }

  /** R223: links on the default bridge are lines of /etc/hosts; elsewhere the name service knows them, for their holder alone. */
  #links(from: Attachment, holder: Container): PeerName[] {
    const there = this.#linked(from, holder.id);
    if (!there) return [];
    const networkId = this.#isLegacy(from) ? null : from.networkId;
    const aliases = linksOf(this.index, from)
      .filter(({ target }) => target.id === holder.id)
      .flatMap((link) => this.#namesOfLink(from, link));
    const addresses = addressesOf(there);
    return aliases.map((name) => ({ name, networkId, kind: 'link', addresses, ambiguity: null }));
  }

  #isLegacy({ networkId }: Attachment): boolean {
    return this.index.networks.get(networkId)?.predefined === true;
  }

  #namesOfLink(from: Attachment, { alias, target }: Link): string[] {
    return this.#isLegacy(from) ? [alias, target.hostname, target.name] : [alias];
  }

  /** R223: whom a link gives a name, before all who have it. */
  #linkedBy(endpoints: readonly Endpoint[], name: string): { target: Container; there: Attachment } | null {
    for (const { attachment } of endpoints) {
      for (const link of linksOf(this.index, attachment)) {
        const there = this.#linked(attachment, link.target.id);
        const names = this.#namesOfLink(attachment, link).map((each) => each.toLowerCase());
        if (there && names.includes(name.toLowerCase())) return { target: link.target, there };
      }
    }
    return null;
  }

  #linked(from: Attachment, targetId: string): Attachment | undefined {
    return this.index
      .attachmentsOfContainer(targetId)
      .find((each) => each.networkId === from.networkId && each.state === 'live');
  }

  #holdersByNetwork(endpoints: readonly Endpoint[], name: string): (readonly Attachment[])[] {
    const plain = endpoints.map(({ network }) => this.#names.holders(network.id, name));
    const found = plain.filter((holders) => holders.length > 0);
    if (found.length > 0) return found;
    const qualified = endpoints.flatMap(({ network }) => {
      const end = `.${network.name}`.toLowerCase();
      const isQualified = name.toLowerCase().endsWith(end);
      return isQualified ? [this.#names.holders(network.id, name.slice(0, -end.length))] : [];
    });
    return qualified.filter((holders) => holders.length > 0);
  }

  #ambiguity(viewerId: string, name: string, holderId: string): Ambiguity | null {
    const endpoints = this.#endpoints(viewerId);
    const ambiguity = toAmbiguity(this.#holdersByNetwork(endpoints, name), holderId);
    const link = this.#linkedBy(endpoints, name);
    if (!link || link.target.id === holderId) return ambiguity;
    const holders = new Set([...(ambiguity?.holders ?? [holderId]), link.target.id]);
    return { holders: [...holders].sort(), winner: link.target.id };
  }
}

/** R221: several holders on the network asked first are answered in no fixed order; a holder elsewhere only if none is there. */
function toAmbiguity(byNetwork: readonly (readonly Attachment[])[], holderId: string): Ambiguity | null {
  const holders = new Set(byNetwork.flat().map(({ containerId }) => containerId));
  if (holders.size === 1 && holders.has(holderId)) return null;
  return { holders: [...holders].sort(), winner: soleHolder(byNetwork[0] ?? []) };
}

const soleHolder = (holders: readonly Attachment[]): string | null =>
  holders.length === 1 ? (holders[0]?.containerId ?? null) : null;

const addressesOf = ({ ipv4, ipv6 }: Attachment): string[] =>
  [ipv4, ipv6].filter((address) => address !== null);

function namesOn(
  attachment: Attachment,
  holder: Container,
  network: Network,
): Pick<PeerName, 'name' | 'kind'>[] {
  const { id, name, service, hostname } = holder;
  const kinds = new Map<string | null, PeerName['kind']>([
    [hostname, 'hostname'],
    [id.slice(0, 12), 'short-id'],
    [service, 'service'],
    [name, 'name'],
  ]);
  const own = attachment.names.map((each) => ({ name: each, kind: kinds.get(each) ?? ('alias' as const) }));
  return [...own, ...swarmNamesOf(holder, network)];
}
