import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ColumnDef, Row, RowData } from '@tanstack/react-table';

interface ColumnMeta {
  /** The minimum width, in pixels. */
  min: number;
  /** The share of the width that is left, as in the CSS unit `fr`. */
  grow: number;
}

/** The features of the table library that are used. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnMeta,
});

export type Columns<T extends RowData> = ColumnDef<typeof features, T>[];

/** The width of the column with the row's menu, in pixels. */
const MENU_WIDTH = 40;

/** Returns the columns as CSS grid tracks, and their minimum width in total, in pixels. */
export function toTracks<T extends RowData>(columns: Columns<T>): { gridTemplate: string; minWidth: number } {
  const metas = columns.map((column) => column.meta ?? { min: 100, grow: 1 });
  return {
    gridTemplate: [...metas.map(({ min, grow }) => `minmax(${min}px, ${grow}fr)`), `${MENU_WIDTH}px`].join(
      ' ',
    ),
    minWidth: metas.reduce((sum, { min }) => sum + min, MENU_WIDTH + 24),
  };
}

/** Compares rows by the text of a column, with digits by value. */
export function byText<T extends RowData>(
  a: Row<typeof features, T>,
  b: Row<typeof features, T>,
  columnId: string,
): number {
  return String(a.getValue(columnId)).localeCompare(String(b.getValue(columnId)), 'en', { numeric: true });
}

/** R95: compares rows by the address in a column. */
export function byAddress<T extends RowData>(
  a: Row<typeof features, T>,
  b: Row<typeof features, T>,
  columnId: string,
): number {
  return compareAddresses(a.getValue<string | null>(columnId), b.getValue<string | null>(columnId));
}

/** R95: compares addresses: IPv4 by number, then IPv6 by text, and rows without an address last. */
export function compareAddresses(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (
    Number(a.includes(':')) - Number(b.includes(':')) ||
    a.localeCompare(b, 'en', { numeric: !a.includes(':') })
  );
}
