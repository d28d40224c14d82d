import { inNameOrder } from '../defaultGateway.ts';
import type { Endpoint } from '../Endpoint.ts';
import { Membership } from '../Membership.ts';
import type { Attachment, Container, Network } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { linksOf } from './linksOf.ts';
import type { Link } from './linksOf.ts';
import { isResolvable, NetworkNames, swarmNamesOf } from './NetworkNames.ts';
import type { Ambiguity, PeerName } from './PeerName.ts';

/** What a name resolves to for one container. */
export interface Resolution {
  /** All containers that have the name on a network of the viewer. */
  holders: string[];
  /** The container that is resolved first; `null` where the order is not fixed or no container has the name. */
  winner: string | null;
  /** The addresses on the first network where the name resolves. */
  addresses: string[];
}

/** R220: the names by which containers find each other. A sharer of a stack resolves what the owner resolves, and has no names of its own. */
export class Names {
  readonly #names: NetworkNames;
  readonly #endpointsOf = new Map<string, readonly Endpoint[]>();

  constructor(
    readonly index: TopologyIndex,
    readonly membership = new Membership(index),
  ) {
    this.#names = new NetworkNames(index);
  }

  /** The names by which `viewer` finds `holder`, in the order in which networks are asked; none if either is stopped. */
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
      const attachment = this.#resolvableAttachment(holderId, network.id);
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

  /** What a name resolves to for `viewer`. */
  resolve(viewerId: string, name: string): Resolution {
    const endpoints = this.#endpoints(viewerId);
    const link = this.#linkedBy(endpoints, name);
    if (link)
      return {
        holders: [link.target.id],
        winner: link.target.id,
        addresses: addressesOf(link.targetAttachment),
      };
    const byNetwork = this.#holdersByNetwork(endpoints, name);
    const holders = [...new Set(byNetwork.flat().map(({ containerId }) => containerId))];
    const first = byNetwork[0] ?? [];
    const listed = first.filter((attachment) => !this.#isVirtual(attachment, name));
    return { holders, winner: soleHolder(first), addresses: listed.flatMap(addressesOf) };
  }

  /** R224: true if a name resolves to a service's virtual address, which the engine does not report. */
  #isVirtual({ containerId, networkId }: Attachment, name: string): boolean {
    const [holder, network] = [this.index.containers.get(containerId), this.index.networks.get(networkId)];
    if (!holder || !network) return false;
    return swarmNamesOf(holder, network).some(
      (each) => each.kind === 'vip' && each.name.toLowerCase() === name.toLowerCase(),
    );
  }

  /** R122: the names by which `viewer` finds `holder`, without its short id, which resolves on every common network. */
  namesExceptShortId(viewerId: string, holderId: string): Set<string> {
    const names = new Set<string>();
    if (viewerId === holderId || !this.#canResolve(viewerId)) return names;
    const networks = this.membership.networksOf(viewerId);
    for (const attachment of this.index.attachmentsOfContainer(holderId)) {
      if (!networks.has(attachment.networkId) || !isResolvable(this.index, attachment)) continue;
      for (const name of attachment.names) if (name !== holderId.slice(0, 12)) names.add(name);
    }
    return names;
  }

  /** R122: the containers other than `viewer` that it finds by a name. */
  holdersOf(viewerId: string, name: string): Set<string> {
    const holders = new Set<string>();
    if (!this.#canResolve(viewerId)) return holders;
    for (const networkId of this.membership.networksOf(viewerId)) {
      for (const { containerId } of this.#names.holders(networkId, name)) holders.add(containerId);
    }
    holders.delete(viewerId);
    return holders;
  }

  /** The endpoints where `viewer` resolves names, in the order in which they are asked. The default bridge is included for its links. */
  #endpoints(viewerId: string): readonly Endpoint[] {
    const known = this.#endpointsOf.get(viewerId);
    if (known) return known;
    const owner = this.#canResolve(viewerId) ? this.membership.ownerOf(viewerId) : null;
    const on = owner ? this.membership.networksOf(owner.id) : new Set<string>();
    const endpoints = (owner ? this.index.attachmentsOfContainer(owner.id) : []).flatMap((attachment) => {
      const network = on.has(attachment.networkId) && this.index.networks.get(attachment.networkId);
      return network && attachment.state === 'live' ? [{ attachment, network }] : [];
    });
    const ordered = inNameOrder(endpoints);
    this.#endpointsOf.set(viewerId, ordered);
    return ordered;
  }

  /** True if a container runs, and the owner of its stack does. */
  #canResolve(containerId: string): boolean {
    const container = this.index.containers.get(containerId);
    const owner = this.membership.ownerOf(containerId);
    return container !== undefined && isRunning(container) && owner !== null && isRunning(owner);
  }

  #resolvableAttachment(containerId: string, networkId: string): Attachment | undefined {
    return this.index
      .attachmentsOfContainer(containerId)
      .find((each) => each.networkId === networkId && isResolvable(this.index, each));
  }

  /** R223: links on the default bridge are lines of /etc/hosts. On other networks the name service resolves them, for their own container alone. */
  #links(from: Attachment, holder: Container): PeerName[] {
    const targetAttachment = this.#targetAttachment(from, holder.id);
    if (!targetAttachment) return [];
    const networkId = this.#isLegacy(from) ? null : from.networkId;
    const aliases = linksOf(this.index, from)
      .filter(({ target }) => target.id === holder.id)
      .flatMap((link) => this.#namesOfLink(from, link));
    const addresses = addressesOf(targetAttachment);
    return aliases.map((name) => ({ name, networkId, kind: 'link', addresses, ambiguity: null }));
  }

  #isLegacy({ networkId }: Attachment): boolean {
    return this.index.networks.get(networkId)?.predefined === true;
  }

  #namesOfLink(from: Attachment, { alias, target }: Link): string[] {
    return this.#isLegacy(from) ? [alias, target.hostname, target.name] : [alias];
  }

  /** R223: the container that a link of the viewer gives this name; links precede all other holders of a name. */
  #linkedBy(
    endpoints: readonly Endpoint[],
    name: string,
  ): { target: Container; targetAttachment: Attachment } | null {
    for (const { attachment } of endpoints) {
      for (const link of linksOf(this.index, attachment)) {
        const targetAttachment = this.#targetAttachment(attachment, link.target.id);
        const names = this.#namesOfLink(attachment, link).map((each) => each.toLowerCase());
        if (targetAttachment && names.includes(name.toLowerCase()))
          return { target: link.target, targetAttachment };
      }
    }
    return null;
  }

  #targetAttachment(from: Attachment, targetId: string): Attachment | undefined {
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

/** R221: several holders on the first network are resolved in no fixed order. A holder on a later network is found only if there is none on the first. */
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
