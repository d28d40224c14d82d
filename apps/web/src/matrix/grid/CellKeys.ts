import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import { HEADER_INDEX } from './nextCell.ts';
import type { CellPosition } from './nextCell.ts';
import type { Axis } from '../axes/Axis.ts';

/** A cell or header by the keys of its lines: the same one after lines were added, removed or folded. */
export interface CellKeys {
  row: string;
  column: string;
}

/** Stands for the key of a line where the position is a header. */
const HEADER_KEY = 'header';

export const toCellKeys = ({ row, column }: CellPosition, rows: Axis, columns: Axis): CellKeys => ({
  row: rows.lines[row]?.key ?? HEADER_KEY,
  column: columns.lines[column]?.key ?? HEADER_KEY,
});

/** Returns `null` where a line no longer exists or no longer has cells. */
export function toCellPosition(keys: CellKeys | null, rows: Axis, columns: Axis): CellPosition | null {
  if (!keys) return null;
  const row = keys.row === HEADER_KEY ? HEADER_INDEX : rows.indexOf.get(keys.row);
  const column = keys.column === HEADER_KEY ? HEADER_INDEX : columns.indexOf.get(keys.column);
  if (row === undefined || column === undefined) return null;
  const isCell = row !== HEADER_INDEX && column !== HEADER_INDEX;
  const lines = [rows.lines[row], columns.lines[column]];
  return isCell && !lines.every((line) => line && hasCells(line)) ? null : { row, column };
}

/** Returns the line at an index of an axis; `null` for the index of the headers. */
export const lineOf = (axis: Axis, at: number | undefined): MatrixLine | null =>
  axis.lines[at ?? HEADER_INDEX] ?? null;
