import type { Scene } from '../../scene/scene.ts';
import { pushTo } from '../pushTo.ts';

export interface BlockParts {
  /** All that is connected to cards with entry points; may be empty. */
  open: Scene;
  /** The other connected parts, then the cards without a network, then the networks without members. */
  others: Scene[];
}

/** Divides the scene of one block into parts that no tap joins. The order of the lists is kept. */
export function toParts(scene: Scene): BlockParts {
  const tapsOf = new Map<string, typeof scene.taps>();
  for (const tap of scene.taps) {
    pushTo(tapsOf, tap.cardId, tap);
    pushTo(tapsOf, tap.networkId, tap);
  }
  const seen = new Set<string>();
  const open = new Set<string>();
  for (const card of scene.cards) if (card.entryPoints.length > 0) collect(card.id, open);
  const groups: ReadonlySet<string>[] = [];
  const [lone, idle] = [new Set<string>(), new Set<string>()];
  for (const { id } of scene.networks) {
    if (!tapsOf.has(id)) idle.add(id);
    else if (!seen.has(id)) {
      const group = new Set<string>();
      collect(id, group);
      groups.push(group);
    }
  }
  for (const { id } of scene.cards) if (!seen.has(id)) lone.add(id);
  if (lone.size > 0) groups.push(lone);
  if (idle.size > 0) groups.push(idle);
  return { open: partOf(open), others: groups.map(partOf) };

  /** Adds everything that is connected to a card or network to the group. */
  function collect(start: string, group: Set<string>): void {
    const queue = seen.has(start) ? [] : [start];
    for (const id of queue) {
      if (seen.has(id)) continue;
      seen.add(id);
      group.add(id);
      for (const tap of tapsOf.get(id) ?? []) queue.push(tap.cardId === id ? tap.networkId : tap.cardId);
    }
  }

  function partOf(ids: ReadonlySet<string>): Scene {
    return {
      cards: scene.cards.filter(({ id }) => ids.has(id)),
      networks: scene.networks.filter(({ id }) => ids.has(id)),
      taps: scene.taps.filter(({ cardId }) => ids.has(cardId)),
    };
  }
}
