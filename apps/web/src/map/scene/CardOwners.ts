import { resolveNamespace } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { KeySets } from '../KeySets.ts';

/**
 * On whose card each container is drawn: its own, or that of the owner of its network stack. A container whose owner was
 * removed has its own card.
 */
export class CardOwners {
  readonly #cardOf = new Map<string, string>();
  /** By card: all containers that are drawn on it. */
  readonly #containersOf = new KeySets();

  /** Returns the card of a container, as it was last put. */
  cardOf(containerId: string): string | undefined {
    return this.#cardOf.get(containerId);
  }

  /** Returns all containers that are drawn on a card. */
  containersOf(cardId: string): ReadonlySet<string> {
    return this.#containersOf.get(cardId);
  }

  /** Takes over the card of a container as it is now. Returns the card before and after; `undefined` for none. */
  put(id: string, index: TopologyIndex): { before: string | undefined; after: string | undefined } {
    const before = this.#cardOf.get(id);
    const after = findCard(id, index);
    if (before === after) return { before, after };
    if (before !== undefined) this.#containersOf.delete(before, id);
    if (after === undefined) this.#cardOf.delete(id);
    else {
      this.#cardOf.set(id, after);
      this.#containersOf.add(after, id);
    }
    return { before, after };
  }

  /** Returns the containers whose card may be another one after these changed: they, and those that share with them. */
  thatMayMove(changedIds: readonly string[], index: TopologyIndex): Set<string> {
    const ids = new Set(changedIds);
    for (const id of changedIds) {
      const before = this.containersOf(this.#cardOf.get(id) ?? id);
      if (before.size > 1) for (const each of before) ids.add(each);
      for (const sharer of index.sharersOf(findCard(id, index) ?? id)) ids.add(sharer.id);
    }
    return ids;
  }
}

function findCard(id: string, index: TopologyIndex): string | undefined {
  const container = index.containers.get(id);
  if (container?.namespace.kind !== 'container') return container?.id;
  const resolved = resolveNamespace(container, index.containers);
  return resolved.kind === 'broken' ? id : resolved.ownerId;
}
