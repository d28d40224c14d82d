/** A value, and the number of containers or networks that have it. */
export interface ValueCount<T extends string = string> {
  value: T;
  count: number;
}

/** Counts entities by the values that each of them has. Another value of one entity costs that entity. */
export class Tally {
  readonly #valuesOf = new Map<string, readonly string[]>();
  readonly #counts = new Map<string, number>();
  readonly #compare: (a: string, b: string) => number;
  #values: string[] | null = null;
  #rows: readonly ValueCount[] | null = null;

  /** @param compare the order of the values in `rows` */
  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  /** Replaces the values of an entity; one that no longer exists has none. */
  set(id: string, values: readonly string[]): void {
    const before = this.#valuesOf.get(id) ?? [];
    for (const value of before) if (!values.includes(value)) this.#add(value, -1);
    for (const value of values) if (!before.includes(value)) this.#add(value, 1);
    if (values.length > 0) this.#valuesOf.set(id, values);
    else this.#valuesOf.delete(id);
  }

  count(value: string): number {
    return this.#counts.get(value) ?? 0;
  }

  /** The values that at least one entity has, sorted. The same array until a count changes. */
  get rows(): readonly ValueCount[] {
    this.#values ??= [...this.#counts.keys()].sort(this.#compare);
    this.#rows ??= this.#values.map((value) => ({ value, count: this.count(value) }));
    return this.#rows;
  }

  #add(value: string, by: 1 | -1): void {
    const count = this.count(value) + by;
    this.#rows = null;
    if (count === 0) this.#counts.delete(value);
    else this.#counts.set(value, count);
    if (count === 0 || (count === 1 && by === 1)) this.#values = null;
  }
}
