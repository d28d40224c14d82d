import { createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ColumnDef, Row, RowData } from '@tanstack/react-table';
import { compareAddresses } from './compareAddresses.ts';

interface ColumnMeta {
  /** The column's width as a CSS grid track. */
  track: string;
}

/** The parts of the table library in use. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnMeta,
});

export type Columns<T extends RowData> = ColumnDef<typeof features, T>[];

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
