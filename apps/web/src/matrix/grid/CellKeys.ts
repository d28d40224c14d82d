import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import { HEAD_INDEX } from './nextCell.ts';
import type { CellPosition } from './nextCell.ts';
import type { Axis } from '../axes/Axis.ts';

/** A cell or head by the keys of its lines: the same one after lines were added, removed or folded. */
export interface CellKeys {
  row: string;
  column: string;
}

/** Stands for the key of a line where the position is a head. */
const HEAD_KEY = 'head';

export const toCellKeys = ({ row, column }: CellPosition, rows: Axis, columns: Axis): CellKeys => ({
  row: rows.lines[row]?.key ?? HEAD_KEY,
  column: columns.lines[column]?.key ?? HEAD_KEY,
});

/** Returns `null` where a line is gone, or has no cells any more. */
export function toCellPosition(keys: CellKeys | null, rows: Axis, columns: Axis): CellPosition | null {
  if (!keys) return null;
  const row = keys.row === HEAD_KEY ? HEAD_INDEX : rows.indexOf.get(keys.row);
  const column = keys.column === HEAD_KEY ? HEAD_INDEX : columns.indexOf.get(keys.column);
  if (row === undefined || column === undefined) return null;
  const isCell = row !== HEAD_INDEX && column !== HEAD_INDEX;
  const lines = [rows.lines[row], columns.lines[column]];
  return isCell && !lines.every((line) => line && hasCells(line)) ? null : { row, column };
}

/** Returns the line at an index of an axis; `null` for the index of the heads. */
export const lineOf = (axis: Axis, at: number | undefined): MatrixLine | null =>
  axis.lines[at ?? HEAD_INDEX] ?? null;
