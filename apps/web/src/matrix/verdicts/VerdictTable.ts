import type { VerdictCode } from '@portolan/topology';

/** The number of pairs with each verdict. */
export interface Tally {
  pairs: number;
  direct: number;
  published: number;
  blocked: number;
  unknown: number;
  /** Pairs that are not in the table yet. */
  missing: number;
}

/** R261: returns whether all pairs of a folded cell are allowed, some, or none; unknown if none is but some are unknown. */
export function extentOf(tally: Tally): 'all' | 'some' | 'none' | 'unknown' | 'missing' {
  if (tally.missing > 0) return 'missing';
  const reach = tally.direct + tally.published;
  if (reach > 0) return reach === tally.pairs ? 'all' : 'some';
  return tally.unknown > 0 ? 'unknown' : 'none';
}

/** The verdicts of all pairs of one topology. */
export class VerdictTable {
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #rows: readonly string[];

  /** `rows[i][j]` is the verdict code from `ids[i]` to `ids[j]`. */
  constructor(ids: readonly string[], rows: readonly string[]) {
    this.#rowOf = new Map(ids.map((id, at) => [id, at]));
    this.#rows = rows;
  }

  /** Returns `null` for a pair that is not in the table. */
  code(from: string, to: string): VerdictCode | null {
    const [row, column] = [this.#rowOf.get(from), this.#rowOf.get(to)];
    if (row === undefined || column === undefined) return null;
    return (this.#rows[row]?.[column] ?? null) as VerdictCode | null;
  }

  /** R261: counts the pairs of two lines. An end on both lines makes no pair with itself. */
  tally(from: readonly string[], to: readonly string[]): Tally {
    const tally = { pairs: 0, direct: 0, published: 0, blocked: 0, unknown: 0, missing: 0 };
    const columns = to.map((id) => this.#rowOf.get(id) ?? -1);
    for (const id of from) {
      const row = this.#rows[this.#rowOf.get(id) ?? -1];
      to.forEach((target, at) => {
        if (target === id) return;
        tally.pairs += 1;
        tally[counterOf(row?.[columns[at] ?? -1])] += 1;
      });
    }
    return tally;
  }
}

const counters = new Map<string | undefined, Exclude<keyof Tally, 'pairs'>>([
  ['a', 'direct'],
  ['p', 'published'],
  ['b', 'blocked'],
  ['u', 'unknown'],
]);

const counterOf = (code: string | undefined) => counters.get(code) ?? 'missing';
