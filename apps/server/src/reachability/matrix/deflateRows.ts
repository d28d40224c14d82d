import { deflateCopy, MIN_MATCH } from './deflateBlocks.ts';
import type { Row, Tile } from './Tiles.ts';

/** RFC 1951: no copy begins farther back. */
const MAX_DISTANCE = 32_768;
/** In how many rows above a tile is looked for. */
const MAX_ABOVE = 16;

/**
 * Returns rows as blocks of a deflate stream. What is made of the same tiles as one of the rows above is copied from there;
 * zlib would have to compare all bytes.
 * @param length of each row
 */
export function* deflateRows(rows: readonly Row[], length: number): Generator<void, Buffer> {
  const copies = new Copies(length);
  const maxAbove = Math.min(MAX_ABOVE, Math.floor(MAX_DISTANCE / length));
  const blocks: Buffer[] = [];
  for (const [at, { tiles }] of rows.entries()) {
    const isSame = (tile: Tile, nth: number, above: number) => rows[at - above]?.tiles[nth] === tile;
    /** How many bytes are to be copied, and from how many rows above. */
    let [bytes, above] = [0, 1];
    const copy = () => {
      if (bytes > 0) blocks.push(copies.of(bytes, above));
      bytes = 0;
    };
    for (const [nth, tile] of tiles.entries()) {
      if (above > maxAbove || !isSame(tile, nth, above)) {
        copy();
        for (above = 1; above <= maxAbove && !isSame(tile, nth, above);) above += 1;
      }
      if (above <= maxAbove && bytes + tile.text.length >= MIN_MATCH) bytes += tile.text.length;
      else blocks.push(tile.deflated);
    }
    copy();
    yield;
  }
  return Buffer.concat(blocks);
}

/** The blocks that copy bytes, of which most rows need the same. */
class Copies {
  readonly #length: number;
  readonly #known = new Map<string, Buffer>();

  constructor(length: number) {
    this.#length = length;
  }

  of(bytes: number, above: number): Buffer {
    const key = `${bytes} ${above}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made = deflateCopy(bytes, above * this.#length);
    this.#known.set(key, made);
    return made;
  }
}
