import type { Names, PeerName, TopologyIndex } from '@portolan/topology';
import { namesToTry } from './namesToTry.ts';
import type { Observed } from './observe.ts';

/** What one container may call the others, and what nobody may be called. */
export class NameClaims {
  /** Names that are somebody's, and some that are nobody's. */
  readonly toTry: string[];
  readonly #peers: { holder: string; peer: PeerName }[];
  readonly #names: Names;
  readonly #viewer: string;

  constructor(viewer: string, names: Names, index: TopologyIndex, prefix: string) {
    this.#viewer = viewer;
    this.#names = names;
    this.#peers = [...index.containers.keys()].flatMap((holder) =>
      names.namesFor(viewer, holder).map((peer) => ({ holder, peer })),
    );
    // Its own hostname is in its own /etc/hosts, whatever others are called.
    const own = index.containers.get(viewer)?.hostname;
    this.toTry = own === undefined ? [] : namesToTry(index, prefix).filter((name) => name !== own);
  }

  /** The names that do not resolve as foretold. */
  odd({ names }: Observed): { name: string; foretold: string; seen: string }[] {
    return this.toTry.flatMap((name) => {
      const seen = new Set(names.get(name) ?? []);
      const foretold = new Set(this.#names.resolve(this.#viewer, name).addresses);
      const missing = this.#claimedFor(name).filter((address) => !seen.has(address));
      if (inOrder(seen) === inOrder(foretold) && missing.length === 0) return [];
      return [{ name, foretold: inOrder([...foretold, ...missing]), seen: inOrder(seen) }];
    });
  }

  /** The addresses of those who are called so and, of several, are answered. */
  #claimedFor(name: string): string[] {
    return this.#peers
      .filter(({ peer }) => peer.name.toLowerCase() === name.toLowerCase())
      .filter(({ peer: { ambiguity }, holder }) => (ambiguity?.winner ?? holder) === holder)
      .flatMap(({ peer }) => peer.addresses);
  }
}

const inOrder = (addresses: Iterable<string>): string =>
  [...new Set(addresses)].sort().join(' ') || 'nothing';
