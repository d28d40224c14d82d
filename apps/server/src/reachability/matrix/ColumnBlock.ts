import { MAX_DISTANCE, toPiece } from './Piece.ts';
import type { Piece } from './Piece.ts';

/** How many rows above are searched for the same text. */
const MAX_ROWS_ABOVE = 8;

/** A text with its compressed form where another one is so many rows above it. */
interface Cell {
  text: string;
  above: string | undefined;
  rows: number;
  piece: Piece;
}

/**
 * Some columns of all rows of the matrix. There are few different texts, and most rows have the same one as a row shortly
 * above. It is compressed once for all rows in which it follows on the same.
 */
export class ColumnBlock {
  readonly #texts: string[] = [];
  readonly #cells: Cell[] = [];
  readonly #changed = new Set<number>();
  /** From the beginning of a row to that of the next. */
  readonly #rowBytes: number;
  readonly #rowsAbove: number;

  constructor(rowBytes: number) {
    this.#rowBytes = rowBytes;
    this.#rowsAbove = Math.min(MAX_ROWS_ABOVE, Math.floor(MAX_DISTANCE / rowBytes));
  }

  textOf(row: number): string {
    return this.#texts[row] ?? '';
  }

  /** Sets the text of a row. All rows must have texts of the same length. */
  setText(row: number, text: string): void {
    if (this.#texts[row] === text) return;
    this.#texts[row] = text;
    this.#changed.add(row);
  }

  pieceOf(row: number): Piece | undefined {
    return this.#cells[row]?.piece;
  }

  /** Compresses the texts that have changed, and those that refer to them. Other work can be done between two steps. */
  *compress(): Generator<void> {
    const known = new Map<string, Cell[]>();
    for (const row of this.#concerned()) {
      const cell = this.#toCell(row, known);
      this.#cells[row] = cell;
      // One string for all rows takes less memory, and is compared in less time.
      this.#texts[row] = cell.text;
      yield;
    }
    this.#changed.clear();
  }

  /** The changed rows, and those below that can refer to them. */
  #concerned(): Set<number> {
    const rows = new Set<number>();
    for (const first of this.#changed) {
      const end = Math.min(first + this.#rowsAbove + 1, this.#texts.length);
      for (let row = first; row < end; row++) rows.add(row);
    }
    return rows;
  }

  #toCell(row: number, known: Map<string, Cell[]>): Cell {
    const text = this.textOf(row);
    const rows = this.#rowsToSame(row);
    const above = rows > 0 ? this.#texts[row - rows] : undefined;
    const isSame = (cell: Cell | undefined) =>
      cell?.rows === rows && cell.text === text && cell.above === above;
    const [last, copied] = [this.#cells[row], this.#cells[row - rows]];
    if (last && isSame(last)) return last;
    if (copied && isSame(copied)) return copied;
    const cells = known.get(text) ?? [];
    known.set(text, cells);
    const found = cells.find(isSame);
    if (found) return found;
    const before = above === undefined ? null : { text: above, distance: rows * this.#rowBytes };
    const made = { text, above, rows, piece: toPiece(text, before) };
    cells.push(made);
    return made;
  }

  /** The number of rows up to the same text; where none is near enough, up to the next text. */
  #rowsToSame(row: number): number {
    const text = this.#texts[row];
    for (let rows = 1; rows <= this.#rowsAbove; rows++) if (this.#texts[row - rows] === text) return rows;
    return Math.min(1, this.#rowsAbove);
  }
}
