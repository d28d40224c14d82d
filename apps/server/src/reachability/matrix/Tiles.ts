import { constants, crc32, deflateRawSync } from 'node:zlib';
import { deflateRuns } from './deflateBlocks.ts';

/** zlib for some hundred bytes: it needs no more memory than this. */
const SMALL = { windowBits: 9, memLevel: 1, finishFlush: constants.Z_FULL_FLUSH };

/** A part of a row. */
export class Tile {
  readonly text: string;
  readonly crc: number;
  /** True if it was found in several places. */
  isShared = false;
  #deflated: Buffer | null = null;

  constructor(text: string) {
    this.text = text;
    this.crc = crc32(text);
  }

  /** The text as blocks of a deflate stream that refer to nothing before them. Only what is sent often is worth zlib’s time. */
  get deflated(): Buffer {
    this.#deflated ??= this.isShared ? deflateRawSync(this.text, SMALL) : deflateRuns(this.text);
    return this.#deflated;
  }
}

/** One row of the matrix and what stands between it and the next. */
export interface Row {
  tiles: readonly Tile[];
  crc: number;
}

/** One tile for each text: most rows are made of the same few tiles, but for the columns of their own project. */
export class Tiles {
  readonly #byText: Map<string, Tile>;

  /** @param known the tiles that are in use */
  constructor(known: Iterable<Tile> = []) {
    this.#byText = new Map([...known].map((tile) => [tile.text, tile]));
  }

  get size(): number {
    return this.#byText.size;
  }

  of(text: string): Tile {
    const known = this.#byText.get(text);
    if (known) {
      known.isShared = true;
      return known;
    }
    const made = new Tile(text);
    this.#byText.set(text, made);
    return made;
  }
}
