import { compareNames } from '../store/counts/compareNames.ts';
import { mergeSorted } from '../store/counts/mergeSorted.ts';
import type { Column, SortValue } from './columns.ts';
import type { Row } from './rows.ts';
import { compareEngines, compareText } from '../store/counts/engineOrder.ts';

/** The order of a table. */
export interface RowOrder<T> {
  column: Column<T>;
  isDescending: boolean;
}

/** A row with what it is sorted by, so that this is found once and not at each comparison. */
export interface Entry<T> {
  row: T;
  value: SortValue;
}

/** The rows of one table and engine, by group. They are sorted when they are first asked for, and kept in order from then on. */
export class LiveRows<T extends Row> {
  readonly #groups = new Map<string, readonly T[]>();
  readonly #groupOf: (row: T) => string;
  #size = 0;
  #sorted: { order: RowOrder<T>; entries: readonly Entry<T>[] } | null = null;

  constructor(groupOf: (row: T) => string) {
    this.#groupOf = groupOf;
  }

  get size(): number {
    return this.#size;
  }

  /** Derives groups again. A row that is equal to the one before stays the same object. */
  replace(groups: Iterable<string>, rowsOf: (group: string) => T[]): void {
    const changed = new Set<string>();
    for (const group of groups) {
      const before = this.#groups.get(group) ?? [];
      const now = rowsOf(group).map((row) => before.find((each) => isEqualRow(each, row)) ?? row);
      if (now.length === before.length && now.every((row, at) => row === before[at])) continue;
      changed.add(group);
      this.#size += now.length - before.length;
      if (now.length > 0) this.#groups.set(group, now);
      else this.#groups.delete(group);
    }
    if (changed.size > 0 && this.#sorted) this.#mergeGroups(this.#sorted, changed);
  }

  /** The rows in an order. The same array until one of them changes, the same entries until their rows do. */
  sorted(order: RowOrder<T>): readonly Entry<T>[] {
    if (this.#sorted?.order !== order) {
      const entries = [...this.#groups.values()].flatMap((rows) => rows.map((row) => toEntry(order, row)));
      this.#sorted = { order, entries: entries.sort(comparing(order)) };
    }
    return this.#sorted.entries;
  }

  #mergeGroups(
    { order, entries }: { order: RowOrder<T>; entries: readonly Entry<T>[] },
    changed: ReadonlySet<string>,
  ): void {
    const added = [...changed].flatMap((group) => this.#groups.get(group) ?? []);
    const merged = mergeSorted(
      entries,
      ({ row }) => changed.has(this.#groupOf(row)),
      added.map((row) => toEntry(order, row)),
      comparing(order),
    );
    this.#sorted = { order, entries: merged };
  }
}

const toEntry = <T>({ column }: RowOrder<T>, row: T): Entry<T> => ({ row, value: column.sortValue(row) });

/**
 * R306: the order of the rows of one engine and of several. It is total, so that rows with equal values do not change places.
 */
export function comparing<T extends Row>({ column, isDescending }: RowOrder<T>) {
  const direction = isDescending ? -1 : 1;
  return (a: Entry<T>, b: Entry<T>): number =>
    direction * column.compare(a.value, b.value) ||
    compareNames(a.row.name, b.row.name) ||
    compareEngines(a.row.engine, b.row.engine) ||
    compareText(a.row.id, b.row.id);
}

/** Compares the parts of two rows, which stay the same objects until they change. */
function isEqualRow<T extends Row>(a: T, b: T): boolean {
  return Object.entries(b).every(([key, value]) => a[key as keyof T] === value);
}
