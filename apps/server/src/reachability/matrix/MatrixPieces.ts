import { MatrixRows } from '@portolan/topology';
import type { EndId, MatrixCodes } from '@portolan/topology';
import { Piece } from './Piece.ts';

/** How many rows are compressed together: a change that concerns few rows costs few of them. */
const ROWS_PER_PIECE = 64;
/** With more changed ends than this, writing all rows again takes less time than changing single codes. */
const MAX_CHANGED = 16;
const [QUOTE, COMMA] = [0x22, 0x2c];

type ClassedEnd = ReturnType<MatrixCodes['classes']['of']>;

/** The answer's body: `{"ids":[…],"rows":["…",…]}`, in pieces. After a change, those that it does not concern are the same. */
export class MatrixPieces {
  #ids: readonly EndId[] = [];
  #ends: readonly ClassedEnd[] = [];
  #head = new Piece(Buffer.alloc(0));
  #rows: readonly Piece[] = [];
  readonly #tail = new Piece(Buffer.from(']}'));

  get all(): readonly Piece[] {
    return [this.#head, ...this.#rows, this.#tail];
  }

  /** Makes the body that of these ends and codes. Other work can be done between two steps, but the codes must not change. */
  *update(ids: readonly EndId[], codes: MatrixCodes): Generator<void> {
    const ends: ClassedEnd[] = [];
    for (const id of ids) {
      ends.push(codes.classes.of(id));
      yield;
    }
    const isSameOrder = ids === this.#ids;
    const changed = isSameOrder ? changedAt(ends, this.#ends) : [];
    if (isSameOrder && changed.length <= MAX_CHANGED) yield* this.#changeCodes(changed, ids, codes);
    else yield* this.#writeAll(ids, codes);
    if (!isSameOrder) this.#head = reuse(this.#head, Buffer.from(`{"ids":${JSON.stringify(ids)},"rows":[`));
    this.#ids = ids;
    this.#ends = ends;
  }

  *#writeAll(ids: readonly EndId[], codes: MatrixCodes): Generator<void> {
    const rows = new MatrixRows(codes, ids);
    yield;
    const pieces: Piece[] = [];
    for (let first = 0; first < ids.length; first += ROWS_PER_PIECE) {
      const count = Math.min(ROWS_PER_PIECE, ids.length - first);
      const stride = ids.length + 3;
      const bytes = Buffer.alloc(count * stride);
      for (let i = 0; i < count; i++) {
        bytes[i * stride] = QUOTE;
        rows.write(first + i, bytes, i * stride + 1);
        bytes[(i + 1) * stride - 2] = QUOTE;
        bytes[(i + 1) * stride - 1] = COMMA;
        yield;
      }
      const isLast = first + count === ids.length;
      pieces.push(reuse(this.#rows[pieces.length], isLast ? bytes.subarray(0, -1) : bytes));
    }
    this.#rows = pieces;
  }

  /** Writes the rows and columns of these ends again. A piece in which a code differs is replaced by a copy. */
  *#changeCodes(changed: readonly number[], ids: readonly EndId[], codes: MatrixCodes): Generator<void> {
    const isChanged = new Set(changed);
    const copies = new Map<number, Buffer>();
    const write = (row: number, column: number) => {
      const code = codes.code(ids[row] ?? '', ids[column] ?? '').charCodeAt(0);
      const nth = Math.floor(row / ROWS_PER_PIECE);
      const at = (row % ROWS_PER_PIECE) * (ids.length + 3) + 1 + column;
      const copy = copies.get(nth);
      const bytes = copy ?? this.#rows[nth]?.bytes;
      if (!bytes || bytes[at] === code) return;
      const own = copy ?? Buffer.from(bytes);
      own[at] = code;
      copies.set(nth, own);
    };
    for (let row = 0; row < ids.length; row++) {
      if (isChanged.has(row)) for (let column = 0; column < ids.length; column++) write(row, column);
      else for (const column of changed) write(row, column);
      yield;
    }
    this.#rows = this.#rows.map((piece, nth) => {
      const copy = copies.get(nth);
      return copy ? new Piece(copy) : piece;
    });
  }
}

/** The positions of the ends whose codes can differ from before. */
function changedAt(now: readonly ClassedEnd[], before: readonly ClassedEnd[]): number[] {
  return [...now.keys()].filter((at) => {
    const [end, last] = [now[at], before[at]];
    return end !== last && (end?.endClass !== last?.endClass || end?.stack?.key !== last?.stack?.key);
  });
}

const reuse = (before: Piece | undefined, bytes: Buffer): Piece =>
  before?.bytes.equals(bytes) ? before : new Piece(bytes);
