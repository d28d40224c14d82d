/** A place in the grid by row and column; `-1` is the head of either. */
export interface CellPosition {
  row: number;
  column: number;
}

/** Cells a Page key moves by. */
const PAGE = 10;
const HEAD = -1;

/**
 * R265: where a key moves to; `null` for a key that does not move. Lines without cells are passed over, but for their
 * heads; the corner is no place. Home and End go along the row, with Ctrl to the first and last cell of all.
 */
export function nextCell(
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  at: CellPosition,
  rows: readonly boolean[],
  columns: readonly boolean[],
): CellPosition | null {
  const isRowHead = at.column === HEAD;
  const isColumnHead = at.row === HEAD;
  const vertical = (from: number, by: number, toHead = false) =>
    // Below the head of an unfolded project there is no cell.
    isColumnHead && columns[at.column] !== true
      ? at
      : { ...at, row: step(rows, from, by, isRowHead, toHead && !isRowHead) };
  const horizontal = (from: number, by: number, toHead = false) =>
    isRowHead && rows[at.row] !== true
      ? at
      : { ...at, column: step(columns, from, by, isColumnHead, toHead && !isColumnHead) };
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
        ? { row: step(rows, HEAD, 1, false, false), column: step(columns, HEAD, 1, false, false) }
        : horizontal(HEAD, 1);
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

/** The line `by` away, or the nearest one before it where one can stand; `from` where there is none. */
function step(
  cells: readonly boolean[],
  from: number,
  by: number,
  standsOnAll: boolean,
  standsOnHead: boolean,
): number {
  const stands = (line: number) => (line === HEAD ? standsOnHead : standsOnAll || cells[line] === true);
  const direction = Math.sign(by);
  const wanted = Math.max(HEAD, Math.min(cells.length - 1, from + by));
  for (let line = wanted; line >= HEAD && line < cells.length; line += direction)
    if (stands(line)) return line;
  for (let line = wanted; line !== from && line >= HEAD && line < cells.length; line -= direction)
    if (stands(line)) return line;
  return from;
}
