/** A cell of the grid by its row and column, or a header: there one of the two is `HEADER_INDEX`. */
export interface CellPosition {
  row: number;
  column: number;
}

/** The index of the headers, before the first line. */
export const HEADER_INDEX = -1;

/** The number of cells that a Page key moves by. */
const PAGE = 10;

/**
 * R265: returns the position that a key moves to; `null` for a key that does not move. Lines without cells are passed
 * over, except among the headers. No key moves to the corner. Home and End move along the row, with Ctrl to the first and
 * last cell of all.
 */
export function nextCell(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  at: CellPosition,
  rows: readonly boolean[],
  columns: readonly boolean[],
): CellPosition | null {
  const isRowHeader = at.column === HEADER_INDEX;
  const isColumnHeader = at.row === HEADER_INDEX;
  const vertical = (from: number, by: number, toHeader = false) =>
    // Below the header of an unfolded project there is no cell.
    isColumnHeader && columns[at.column] !== true
      ? at
      : { ...at, row: step(rows, from, by, isRowHeader, toHeader && !isRowHeader) };
  const horizontal = (from: number, by: number, toHeader = false) =>
    isRowHeader && rows[at.row] !== true
      ? at
      : { ...at, column: step(columns, from, by, isColumnHeader, toHeader && !isColumnHeader) };
  switch (key) {
    case 'ArrowDown':
      return vertical(at.row, 1);
    case 'ArrowUp':
      return vertical(at.row, -1, true);
    case 'PageDown':
      return vertical(at.row, PAGE);
    case 'PageUp':
      return vertical(at.row, -PAGE);
    case 'ArrowRight':
      return horizontal(at.column, 1);
    case 'ArrowLeft':
      return horizontal(at.column, -1, true);
    case 'Home':
      return ctrlKey
        ? {
            row: step(rows, HEADER_INDEX, 1, false, false),
            column: step(columns, HEADER_INDEX, 1, false, false),
          }
        : horizontal(HEADER_INDEX, 1);
    case 'End':
      return ctrlKey
        ? {
            row: step(rows, rows.length, -1, false, false),
            column: step(columns, columns.length, -1, false, false),
          }
        : horizontal(columns.length, -1);
    default:
      return null;
  }
}

/** Returns the focusable line nearest to `from + by`, first onward, then backward; else `from`. */
function step(
  cells: readonly boolean[],
  from: number,
  by: number,
  allowsAll: boolean,
  allowsHeader: boolean,
): number {
  const canFocus = (line: number) =>
    line === HEADER_INDEX ? allowsHeader : allowsAll || cells[line] === true;
  const direction = Math.sign(by);
  const wanted = Math.max(HEADER_INDEX, Math.min(cells.length - 1, from + by));
  for (let line = wanted; line >= HEADER_INDEX && line < cells.length; line += direction)
    if (canFocus(line)) return line;
  for (let line = wanted; line !== from && line >= HEADER_INDEX && line < cells.length; line -= direction)
    if (canFocus(line)) return line;
  return from;
}
