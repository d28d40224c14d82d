import type { Container } from '../model.ts';

/** R3: finds the containers that share the network stack of another one, at the cost of the answer. */
export class Sharers {
  readonly #containers: ReadonlyMap<string, Container>;
  /** By the id in a `container:` reference: the ids of the containers that have this reference. */
  readonly #referrers = new Map<string, Set<string>>();

  /** @param containers all containers by id, as they are when `of` is called */
  constructor(containers: ReadonlyMap<string, Container>) {
    this.#containers = containers;
  }

  /** Takes note of a container that is put (no `before`), changed or removed (no `next`). */
  replace(before: Container | undefined, next: Container | undefined): void {
    const [left, joined] = [referenceOf(before), referenceOf(next)];
    if (left === joined) return;
    if (before && left !== null) {
      const ids = this.#referrers.get(left);
      ids?.delete(before.id);
      if (ids?.size === 0) this.#referrers.delete(left);
    }
    if (next && joined !== null) {
      const ids = this.#referrers.get(joined);
      if (ids) ids.add(next.id);
      else this.#referrers.set(joined, new Set([next.id]));
    }
  }

  /** Adds to `ids` the containers whose chain of references passes through one of them, or ends at it. */
  addReferrers(ids: Set<string>): void {
    // A set also iterates over what is added meanwhile.
    for (const id of ids) for (const referrer of this.#referrers.get(id) ?? []) ids.add(referrer);
  }

  /** The containers whose chain of references ends at the owner, sorted by name. */
  of(ownerId: string): Container[] {
    const found: Container[] = [];
    const owner = this.#containers.get(ownerId);
    // A container with a reference owns no stack. The members of a cycle would be found without end.
    if (!owner || owner.namespace.kind === 'container') return found;
    const owners = [ownerId];
    for (const id of owners) {
      for (const referrerId of this.#referrers.get(id) ?? []) {
        const referrer = this.#containers.get(referrerId);
        if (!referrer) continue;
        found.push(referrer);
        owners.push(referrerId);
      }
    }
    return found.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  }
}

const referenceOf = (container: Container | undefined): string | null =>
  container?.namespace.kind === 'container' ? container.namespace.containerId : null;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
