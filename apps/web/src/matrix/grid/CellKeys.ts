import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import type { CellPosition } from './nextCell.ts';
import type { Axis } from '../axes/Axis.ts';

/** A place by the keys of its lines: it stays the same one when lines come, go and fold. */
export interface CellKeys {
  row: string;
  column: string;
}

/** The key of a head in place of a line's, and its place. */
const HEAD_KEY = 'head';
export const HEAD_INDEX = -1;

export const toCellKeys = ({ row, column }: CellPosition, rows: Axis, columns: Axis): CellKeys => ({
  row: rows.lines[row]?.key ?? HEAD_KEY,
  column: columns.lines[column]?.key ?? HEAD_KEY,
});

/** `null` where a line is gone, or has no cells any more. */
export function toCellPosition(keys: CellKeys | null, rows: Axis, columns: Axis): CellPosition | null {
  if (!keys) return null;
  const row = keys.row === HEAD_KEY ? HEAD_INDEX : rows.at.get(keys.row);
  const column = keys.column === HEAD_KEY ? HEAD_INDEX : columns.at.get(keys.column);
  if (row === undefined || column === undefined) return null;
  const isCell = row !== HEAD_INDEX && column !== HEAD_INDEX;
  const lines = [rows.lines[row], columns.lines[column]];
  return isCell && !lines.every((line) => line && hasCells(line)) ? null : { row, column };
}

/** The line at a place along its axis; `null` for a head's. */
export const lineOf = (axis: Axis, at: number | undefined): MatrixLine | null =>
  axis.lines[at ?? HEAD_INDEX] ?? null;
