/** Sorts a list of a topology in place: by id, compared by code units, so that the order is the same on every machine. */
export function sortById<T extends { id: string }>(entities: T[]): T[] {
  return entities.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
