import { MatrixRows } from '@portolan/topology';
import type { EndId, MatrixCodes } from '@portolan/topology';
import { Crc32Joiner } from './Crc32Joiner.ts';
import { MatrixBody } from './MatrixBody.ts';
import { deflateRows } from './deflateRows.ts';
import { BodyHead } from './BodyHead.ts';
import { Tiles } from './Tiles.ts';
import type { Row, Tile } from './Tiles.ts';

/** How many tiles a row has. Of wider tiles more differ, narrower ones take more steps in all. */
const TILES_PER_ROW = 16;
/** With more changed ends than this, writing all rows again takes less time than changing single codes. */
const MAX_CHANGED = 16;
/** Tiles that are not in use any more are dropped when there are this many more than before, and twice as many. */
const MIN_DROPPED = 1_000;
const [NEXT_ROW, LAST_ROW] = ['","', '"]}'];

type ClassedEnd = ReturnType<MatrixCodes['classes']['of']>;

/** The answer's body: `{"ids":[…],"rows":["…",…]}`. A change makes again the tiles in which a code differs. */
export class MatrixText {
  #ids: readonly EndId[] = [];
  #ends: readonly ClassedEnd[] = [];
  #head = new BodyHead(Buffer.alloc(0));
  #rows: readonly Row[] = [];
  #tiles = new Tiles();
  /** How many tiles there were when all of them were in use. */
  #kept = 0;
  /** How many characters a tile has. */
  #width = 1;
  #crcs = new Crc32Joiner();

  /** Makes the body of these ends and codes. Other work can be done between two steps, but the codes must not change. */
  *update(tag: string, ids: readonly EndId[], codes: MatrixCodes): Generator<void, MatrixBody> {
    const isSameOrder = ids === this.#ids;
    if (!isSameOrder) {
      this.#head = new BodyHead(Buffer.from(`{"ids":${JSON.stringify(ids)},"rows":["`));
      this.#crcs = new Crc32Joiner();
      this.#width = Math.ceil((ids.length + NEXT_ROW.length) / TILES_PER_ROW);
    }
    const ends: ClassedEnd[] = [];
    for (const id of ids) {
      ends.push(codes.classes.of(id));
      yield;
    }
    const changed = isSameOrder ? changedAt(ends, this.#ends) : [];
    if (isSameOrder && changed.length <= MAX_CHANGED) yield* this.#changeCodes(changed, ends, codes);
    else yield* this.#writeAll(ids, codes);
    this.#ids = ids;
    this.#ends = ends;
    yield* this.#dropTiles();
    const rowLength = ids.length + NEXT_ROW.length;
    let { crc } = this.#head;
    for (const row of this.#rows) crc = this.#crcs.join(crc, row.crc, rowLength);
    const length = this.#head.bytes.length + this.#rows.length * rowLength;
    const deflated = yield* deflateRows(this.#rows, rowLength);
    return new MatrixBody({ tag, head: this.#head, rows: this.#rows, deflated, crc, length });
  }

  *#writeAll(ids: readonly EndId[], codes: MatrixCodes): Generator<void> {
    const writer = new MatrixRows(codes, ids);
    yield;
    const bytes = Buffer.alloc(ids.length + NEXT_ROW.length);
    const rows: Row[] = [];
    this.#tiles = new Tiles();
    for (const at of ids.keys()) {
      writer.write(at, bytes, 0);
      bytes.write(at < ids.length - 1 ? NEXT_ROW : LAST_ROW, ids.length);
      rows.push(this.#toRow(bytes));
      yield;
    }
    this.#rows = rows;
    this.#kept = this.#tiles.size;
  }

  /** Writes the rows and columns of these ends again. */
  *#changeCodes(
    changed: readonly number[],
    ends: readonly ClassedEnd[],
    codes: MatrixCodes,
  ): Generator<void> {
    const isChanged = new Set(changed);
    const rows: Row[] = [];
    for (const [at, row] of this.#rows.entries()) {
      const from = ends[at] as ClassedEnd;
      const columns = isChanged.has(at) ? ends.keys() : changed;
      rows.push(
        this.#withCodes(row, columns, (column) => codes.codeBetween(from, ends[column] as ClassedEnd)),
      );
      yield;
    }
    this.#rows = rows;
  }

  #toRow(bytes: Buffer): Row {
    const tiles: Tile[] = [];
    for (let at = 0; at < bytes.length; at += this.#width)
      tiles.push(this.#tiles.of(bytes.toString('latin1', at, at + this.#width)));
    return this.#joined(tiles);
  }

  /** Returns the same row if no code differs. */
  #withCodes(row: Row, columns: Iterable<number>, codeOf: (column: number) => string): Row {
    let { tiles } = row;
    for (const column of columns) {
      const nth = Math.floor(column / this.#width);
      const text = tiles[nth]?.text ?? '';
      const at = column % this.#width;
      const code = codeOf(column);
      if (text[at] === code) continue;
      tiles = tiles.with(nth, this.#tiles.of(text.slice(0, at) + code + text.slice(at + 1)));
    }
    return tiles === row.tiles ? row : this.#joined(tiles);
  }

  #joined(tiles: readonly Tile[]): Row {
    let crc = 0;
    for (const { text, crc: own } of tiles) crc = this.#crcs.join(crc, own, text.length);
    return { tiles, crc };
  }

  *#dropTiles(): Generator<void> {
    if (this.#tiles.size < Math.max(2 * this.#kept, this.#kept + MIN_DROPPED)) return;
    const used = new Set<Tile>();
    for (const { tiles } of this.#rows) {
      for (const tile of tiles) used.add(tile);
      yield;
    }
    this.#tiles = new Tiles(used);
    this.#kept = used.size;
  }
}

/** The positions of the ends whose codes can differ from before. */
function changedAt(now: readonly ClassedEnd[], before: readonly ClassedEnd[]): number[] {
  return [...now.keys()].filter((at) => {
    const [end, last] = [now[at], before[at]];
    return end !== last && (end?.endClass !== last?.endClass || end?.stack?.key !== last?.stack?.key);
  });
}
