const none: ReadonlySet<string> = new Set();

/** Sets of ids by a key, in the order in which they were added. A key without ids is not kept. */
export class KeySets {
  readonly #sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? none;
  }

  add(key: string, id: string): void {
    const ids = this.#sets.get(key);
    if (ids) ids.add(id);
    else this.#sets.set(key, new Set([id]));
  }

  delete(key: string, id: string): void {
    const ids = this.#sets.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#sets.delete(key);
  }
}

/** Returns the values of those keys that a map has. */
export function valuesAt<T>(map: ReadonlyMap<string, T>, keys: ReadonlySet<string>): T[] {
  const list: T[] = [];
  for (const key of keys) {
    const each = map.get(key);
    if (each !== undefined) list.push(each);
  }
  return list;
}
