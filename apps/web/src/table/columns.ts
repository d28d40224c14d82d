import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ColumnDef, Row, RowData } from '@tanstack/react-table';
import { compareAddresses } from './compareAddresses.ts';

interface ColumnMeta {
  /** The least width, in pixels. */
  min: number;
  /** Its share of what is left. */
  grow: number;
}

/** The parts of the table library in use. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnMeta,
});

export type Columns<T extends RowData> = ColumnDef<typeof features, T>[];

/** Width of the column with the row's menu, in pixels. */
const MENU = 40;

/** The columns as CSS grid tracks, and the least width of them all in pixels. */
export function toTracks<T extends RowData>(columns: Columns<T>): { template: string; minWidth: number } {
  const metas = columns.map((column) => column.meta ?? { min: 100, grow: 1 });
  return {
    template: [...metas.map(({ min, grow }) => `minmax(${min}px, ${grow}fr)`), `${MENU}px`].join(' '),
    minWidth: metas.reduce((sum, { min }) => sum + min, MENU + 24),
  };
}

/** Sorts by text, digits by value. */
export function byText<T extends RowData>(
  a: Row<typeof features, T>,
  b: Row<typeof features, T>,
  columnId: string,
): number {
  return String(a.getValue(columnId)).localeCompare(String(b.getValue(columnId)), 'en', { numeric: true });
}

/** R95: sorts by address. */
export function byAddress<T extends RowData>(
  a: Row<typeof features, T>,
  b: Row<typeof features, T>,
  columnId: string,
): number {
  return compareAddresses(a.getValue<string | null>(columnId), b.getValue<string | null>(columnId));
}
