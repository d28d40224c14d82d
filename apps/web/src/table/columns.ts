import type { ReactNode } from 'react';
import { compareNames } from '../store/counts/compareNames.ts';

/** What rows are sorted by. */
export type SortValue = string | number | null;

/** A column of a table of `T`. */
export interface Column<T> {
  id: string;
  header: string;
  sortValue: (row: T) => SortValue;
  compare: (a: SortValue, b: SortValue) => number;
  /** True if the first click on the header puts the largest first. */
  isDescendingFirst?: boolean;
  /** The minimum width, in pixels. */
  min: number;
  /** The share of the width that is left, as in the CSS unit `fr`. */
  grow: number;
  cell: (row: T) => ReactNode;
}

/** The column that a table is sorted by. */
export interface Sorting {
  columnId: string;
  isDescending: boolean;
}

/** The width of the column with the row's menu, in pixels. */
const MENU_WIDTH = 40;

/** Returns the columns as CSS grid tracks, and their minimum width in total, in pixels. */
export function toTracks<T>(columns: readonly Column<T>[]): { gridTemplate: string; minWidth: number } {
  return {
    gridTemplate: [...columns.map(({ min, grow }) => `minmax(${min}px, ${grow}fr)`), `${MENU_WIDTH}px`].join(
      ' ',
    ),
    minWidth: columns.reduce((sum, { min }) => sum + min, MENU_WIDTH + 24),
  };
}

/** Returns the sorting after a click on a header: by that column, or the reverse if it is sorted by that already. */
export function nextSorting<T>({ columnId, isDescending }: Sorting, clicked: Column<T>): Sorting {
  const isSorted = columnId === clicked.id;
  return {
    columnId: clicked.id,
    isDescending: isSorted ? !isDescending : clicked.isDescendingFirst === true,
  };
}

/** Compares the texts of a column, with digits by value, and rows without one last. */
export function byText(a: SortValue, b: SortValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareNames(String(a), String(b));
}

/** R95: compares addresses: IPv4 by number, then IPv6 by text, and rows without an address last. */
export function byAddress(a: SortValue, b: SortValue): number {
  if (a === null || b === null) return byText(a, b);
  const [one, other] = [String(a), String(b)];
  const order = Number(one.includes(':')) - Number(other.includes(':'));
  return order || (one.includes(':') ? compareText(one, other) : compareNames(one, other));
}

const compareText: (a: string, b: string) => number = new Intl.Collator('en').compare;
