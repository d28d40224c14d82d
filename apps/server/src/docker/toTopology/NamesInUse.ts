/** Entities by name, and the containers that refer to a name instead of an id. All of it is found by name. */
export class NamesInUse {
  readonly #ids = new Map<string, Set<string>>();
  readonly #referrers = new Map<string, Set<string>>();

  /** The id of the only entity with this name; `undefined` if there is none, or more than one. */
  idOf(name: string): string | undefined {
    const ids = this.#ids.get(name);
    return ids?.size === 1 ? ids.values().next().value : undefined;
  }

  /**
   * Notes that an entity has another name; `null` for none.
   * @returns the containers that refer to one of the two names
   */
  rename(id: string, before: string | null, after: string | null): string[] {
    if (before === after) return [];
    const names = [before, after].filter((name) => name !== null);
    if (before !== null) remove(this.#ids, before, id);
    if (after !== null) add(this.#ids, after, id);
    return names.flatMap((name) => [...(this.#referrers.get(name) ?? [])]);
  }

  /** Notes that a container refers to other names than before. */
  refer(containerId: string, before: readonly string[], after: readonly string[]): void {
    for (const name of before) remove(this.#referrers, name, containerId);
    for (const name of after) add(this.#referrers, name, containerId);
  }
}

function add(sets: Map<string, Set<string>>, name: string, id: string): void {
  const ids = sets.get(name);
  if (ids) ids.add(id);
  else sets.set(name, new Set([id]));
}

function remove(sets: Map<string, Set<string>>, name: string, id: string): void {
  const ids = sets.get(name);
  ids?.delete(id);
  if (ids?.size === 0) sets.delete(name);
}
