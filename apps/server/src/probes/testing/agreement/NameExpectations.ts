import type { Names, PeerName, TopologyIndex } from '@portolan/topology';
import type { Observation } from './observe.ts';

/** Compares the predicted names of one source container with what they resolved to. */
export class NameExpectations {
  /** The names to try: those of containers, and some that no container has. */
  readonly names: string[];
  readonly #peers: { holder: string; peer: PeerName }[];
  readonly #names: Names;
  readonly #viewer: string;

  constructor(viewer: string, names: Names, index: TopologyIndex, prefix: string) {
    this.#viewer = viewer;
    this.#names = names;
    this.#peers = [...index.containers.keys()].flatMap((holder) =>
      names.namesFor(viewer, holder).map((peer) => ({ holder, peer })),
    );
    // A container's own hostname is in its own /etc/hosts, even if another container has the same name.
    const own = index.containers.get(viewer)?.hostname;
    this.names = own === undefined ? [] : candidateNames(index, prefix).filter((name) => name !== own);
  }

  /** Returns the names that do not resolve as predicted. */
  mismatches({ names }: Observation): { name: string; predicted: string; seen: string }[] {
    return this.names.flatMap((name) => {
      const seen = new Set(names.get(name) ?? []);
      const predicted = new Set(this.#names.resolve(this.#viewer, name).addresses);
      const missing = this.#predictedAddresses(name).filter((address) => !seen.has(address));
      if (toSortedText(seen) === toSortedText(predicted) && missing.length === 0) return [];
      return [{ name, predicted: toSortedText([...predicted, ...missing]), seen: toSortedText(seen) }];
    });
  }

  /** Returns the addresses of the containers with this name. Of several containers, only the predicted one counts. */
  #predictedAddresses(name: string): string[] {
    return this.#peers
      .filter(({ peer }) => peer.name.toLowerCase() === name.toLowerCase())
      .filter(({ peer: { ambiguity }, holder }) => (ambiguity?.winner ?? holder) === holder)
      .flatMap(({ peer }) => peer.addresses);
  }
}

const toSortedText = (addresses: Iterable<string>): string =>
  [...new Set(addresses)].sort().join(' ') || 'nothing';

/** Returns every name by which a container of this topology could be addressed, and some that must not resolve. */
function candidateNames(index: TopologyIndex, prefix: string): string[] {
  const { containers, networks, attachments } = index.topology;
  const names = new Set<string>();
  const own = networks.filter(({ name }) => name.startsWith(prefix));
  for (const { id, name, hostname, service } of containers) {
    for (const each of [name, id.slice(0, 12), id.slice(0, 8), hostname, service]) if (each) names.add(each);
    for (const network of own) names.add(`${name}.${network.name}`);
  }
  const [first] = containers;
  if (first) for (const each of [first.id, first.name.toUpperCase()]) names.add(each);
  for (const attachment of attachments) {
    for (const name of [...attachment.names, ...attachment.aliases]) names.add(name);
    for (const link of attachment.links) names.add(link.split(':')[1] ?? link);
    for (const alias of attachment.aliases.filter((each) => !/^[\da-f]{12}$/.test(each)))
      names.add(`${alias}.${attachment.networkName}`);
  }
  return [...names].filter((name) => name !== '');
}
