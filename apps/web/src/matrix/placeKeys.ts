import { hasCells } from './MatrixLine.ts';
import type { MatrixLine } from './MatrixLine.ts';
import type { Place } from './nextCell.ts';
import type { Axis } from './placeLines.ts';

/** A place by the keys of its lines: it stays the same one when lines come, go and fold. */
export interface PlaceKeys {
  row: string;
  column: string;
}

/** The key of a head in place of a line's, and its place. */
const HEAD = 'head';
export const HEAD_AT = -1;

export const toKeys = ({ row, column }: Place, rows: Axis, columns: Axis): PlaceKeys => ({
  row: rows.lines[row]?.key ?? HEAD,
  column: columns.lines[column]?.key ?? HEAD,
});

/** `null` where a line is gone, or has no cells any more. */
export function toPlace(keys: PlaceKeys | null, rows: Axis, columns: Axis): Place | null {
  if (!keys) return null;
  const row = keys.row === HEAD ? HEAD_AT : rows.at.get(keys.row);
  const column = keys.column === HEAD ? HEAD_AT : columns.at.get(keys.column);
  if (row === undefined || column === undefined) return null;
  const isCell = row !== HEAD_AT && column !== HEAD_AT;
  const lines = [rows.lines[row], columns.lines[column]];
  return isCell && !lines.every((line) => line && hasCells(line)) ? null : { row, column };
}

/** The line at a place along its axis; `null` for a head's. */
export const lineOf = (axis: Axis, at: number | undefined): MatrixLine | null =>
  axis.lines[at ?? HEAD_AT] ?? null;
