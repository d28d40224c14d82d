import { pushTo } from '../pushTo.ts';
import type { Scene } from '../../scene/scene.ts';

/** The distance of cards and networks from the outside. */
export interface Depths {
  /**
   * By container: its column. Column 1 is next to the outside. A card with neither entry point nor network has none.
   */
  cards: Map<string, number>;
  /** By network with members: its gap. Gap n is at the right of column n. */
  networks: Map<string, number>;
  /** Cards that the outside cannot reach by any chain of networks. */
  unreachable: Set<string>;
}

/**
 * R64: searches breadth-first from the outside, over containers and networks in turn. Cards with an entry point are in
 * column 1, their networks in gap 1, the other members of these networks in column 2, and so on. The members of a
 * network are therefore always in the two columns beside its gap. For containers that are not reached, the search
 * starts again from their largest network, which is in gap 1.
 */
export function toDepths(scene: Scene): Depths {
  const networksOf = new Map<string, string[]>();
  const membersOf = new Map<string, string[]>();
  for (const { cardId, networkId } of scene.taps) {
    pushTo(networksOf, cardId, networkId);
    pushTo(membersOf, networkId, cardId);
  }
  const depths: Depths = { cards: new Map(), networks: new Map(), unreachable: new Set() };
  const exposed = scene.cards.filter((card) => card.entryPoints.length > 0).map((card) => card.id);
  for (const id of exposed) depths.cards.set(id, 1);
  spread(exposed);

  const starts = scene.networks
    .filter((network) => membersOf.has(network.id))
    .sort((a, b) => sizeOf(b.id) - sizeOf(a.id) || compare(a.name, b.name) || compare(a.id, b.id));
  for (const { id } of starts) {
    if (depths.networks.has(id)) continue;
    depths.networks.set(id, 1);
    const members = (membersOf.get(id) ?? []).filter((member) => !depths.cards.has(member));
    for (const member of members) {
      depths.cards.set(member, 2);
      depths.unreachable.add(member);
    }
    for (const reached of spread(members)) depths.unreachable.add(reached);
  }
  return depths;

  function sizeOf(networkId: string): number {
    return membersOf.get(networkId)?.length ?? 0;
  }

  function spread(from: readonly string[]): string[] {
    const queue = [...from];
    for (let i = 0; i < queue.length; i++) {
      const card = queue[i] as string;
      const depth = depths.cards.get(card) ?? 1;
      for (const network of networksOf.get(card) ?? []) {
        if (depths.networks.has(network)) continue;
        depths.networks.set(network, depth);
        for (const member of membersOf.get(network) ?? []) {
          if (depths.cards.has(member)) continue;
          depths.cards.set(member, depth + 1);
          queue.push(member);
        }
      }
    }
    return queue.slice(from.length);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
