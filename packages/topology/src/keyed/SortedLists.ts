/**
 * Lists of entities by a key, each sorted by the id of its entities. A list that was given out never changes: the first
 * change of a list after `seal` replaces it by a copy.
 */
export class SortedLists<T extends { id: string }> {
  readonly #lists = new Map<string, T[]>();
  /** The lists that were made since `seal`, and may still be changed in place. */
  readonly #open = new Set<T[]>();

  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }

  /** Adds the entity, in place of the one with its id. */
  put(key: string, entity: T): void {
    const list = this.#openList(key);
    const at = positionOf(entity.id, list);
    list.splice(at, list[at]?.id === entity.id ? 1 : 0, entity);
  }

  delete(key: string, id: string): void {
    const list = this.#openList(key);
    const at = positionOf(id, list);
    if (list[at]?.id === id) list.splice(at, 1);
    if (list.length > 0) return;
    this.#lists.delete(key);
    this.#open.delete(list);
  }

  /** Ends a change: from here on the lists are given out. */
  seal(): void {
    this.#open.clear();
  }

  #openList(key: string): T[] {
    const known = this.#lists.get(key);
    if (known && this.#open.has(known)) return known;
    const list = known ? [...known] : [];
    this.#lists.set(key, list);
    this.#open.add(list);
    return list;
  }
}

/** The position of `id` in a sorted list, or the one at which to insert it. An id behind all others is found at once. */
function positionOf(id: string, list: readonly { id: string }[]): number {
  let low = 0;
  let high = list.length;
  const last = list[high - 1];
  if (!last || last.id < id) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
