import { MatrixRows } from '@portolan/topology';
import type { EndId, MatrixCodes, VerdictCode } from '@portolan/topology';
import { ColumnBlock } from './ColumnBlock.ts';
import { joinPieces } from './joinPieces.ts';
import type { GzipBody } from './joinPieces.ts';
import { toHuffmanPiece } from './Piece.ts';

/** Twice the longest repetition of deflate. A change of one container concerns all rows only in the block of its column. */
const COLUMNS_PER_BLOCK = 516;
/** With more changed ends than this, writing all rows again takes less time than changing single codes. */
const MAX_CHANGED = 16;
/** What is between two rows, and after the last one. Both have the same length, as {@link ColumnBlock} needs it. */
const [BETWEEN, END] = ['","', '"]}'];

type ClassedEnd = ReturnType<MatrixCodes['classes']['of']>;

/** The JSON of the matrix, `{"ids":[…],"rows":["…",…]}`, compressed in blocks. A change compresses what it concerns. */
export class MatrixText {
  #ids: readonly EndId[] = [];
  #ends: readonly ClassedEnd[] = [];
  #blocks: readonly ColumnBlock[] = [];
  #head = '';
  #headPiece = toHuffmanPiece('');

  /**
   * Makes the text that of these ends and codes. Returns all of it where it was written from the start, else `null`. Other
   * work can be done between two steps, but the codes must not change.
   */
  *update(ids: readonly EndId[], codes: MatrixCodes): Generator<void, Buffer | null> {
    const ends: ClassedEnd[] = [];
    for (const id of ids) {
      ends.push(codes.classes.of(id));
      yield;
    }
    const isSameOrder = ids === this.#ids;
    const changed = isSameOrder ? changedAt(ends, this.#ends) : [];
    if (!isSameOrder) this.#begin(ids);
    this.#ends = ends;
    if (!isSameOrder || changed.length > MAX_CHANGED) return yield* this.#writeAll(codes);
    yield* this.#changeCodes(changed, ends, codes);
    return null;
  }

  /** Compresses what was not compressed since it was written. Other work can be done between two steps. */
  *compress(): Generator<void> {
    for (const block of this.#blocks) yield* block.compress();
  }

  /** The text as it was compressed. */
  joined(): GzipBody {
    const pieces = [this.#headPiece];
    for (const row of this.#ids.keys()) {
      for (const block of this.#blocks) {
        const piece = block.pieceOf(row);
        if (piece) pieces.push(piece);
      }
    }
    return joinPieces(pieces);
  }

  #begin(ids: readonly EndId[]): void {
    this.#ids = ids;
    this.#head = `{"ids":${JSON.stringify(ids)},"rows":["`;
    // Ids are random, so that nothing in them repeats.
    this.#headPiece = toHuffmanPiece(this.#head);
    const rowBytes = this.#rowBytes;
    this.#blocks = Array.from(
      { length: Math.ceil(rowBytes / COLUMNS_PER_BLOCK) },
      () => new ColumnBlock(rowBytes),
    );
  }

  *#writeAll(codes: MatrixCodes): Generator<void, Buffer> {
    const rows = new MatrixRows(codes, this.#ids);
    yield;
    const head = Buffer.from(this.#head);
    const whole = Buffer.alloc(head.length + this.#ids.length * this.#rowBytes);
    whole.set(head);
    for (const row of this.#ids.keys()) {
      const start = head.length + row * this.#rowBytes;
      yield* rows.write(row, whole, start);
      this.#setLine(row, whole.subarray(start, start + this.#rowBytes));
      yield;
    }
    return whole;
  }

  /** Writes the rows and columns of these ends again. */
  *#changeCodes(
    changed: readonly number[],
    ends: readonly ClassedEnd[],
    codes: MatrixCodes,
  ): Generator<void> {
    const isChanged = new Set(changed);
    const columns = changed.map((column) => ({ column, end: ends[column] }));
    const line = Buffer.alloc(this.#rowBytes);
    for (const [row, from] of ends.entries()) {
      if (isChanged.has(row)) {
        for (const [column, to] of ends.entries()) line[column] = codes.codeBetween(from, to).charCodeAt(0);
        this.#setLine(row, line);
      } else {
        for (const { column, end } of columns)
          if (end) this.#setCode(row, column, codes.codeBetween(from, end));
      }
      yield;
    }
  }

  #setCode(row: number, column: number, code: VerdictCode): void {
    const block = this.#blocks[Math.floor(column / COLUMNS_PER_BLOCK)];
    const at = column % COLUMNS_PER_BLOCK;
    const text = block?.textOf(row) ?? '';
    if (text[at] !== code) block?.setText(row, text.slice(0, at) + code + text.slice(at + 1));
  }

  /** From the beginning of a row to that of the next. */
  get #rowBytes(): number {
    return this.#ids.length + END.length;
  }

  #setLine(row: number, line: Buffer): void {
    const isLast = row === this.#ids.length - 1;
    line.write(isLast ? END : BETWEEN, this.#ids.length);
    for (const [nth, block] of this.#blocks.entries()) {
      const start = nth * COLUMNS_PER_BLOCK;
      block.setText(row, line.toString('latin1', start, start + COLUMNS_PER_BLOCK));
    }
  }
}

/** The positions of the ends whose codes can differ from before. */
function changedAt(now: readonly ClassedEnd[], before: readonly ClassedEnd[]): number[] {
  return [...now.keys()].filter((at) => {
    const [end, last] = [now[at], before[at]];
    return end !== last && (end?.endClass !== last?.endClass || end?.stack?.key !== last?.stack?.key);
  });
}
