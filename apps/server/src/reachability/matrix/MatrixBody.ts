import type { Piece } from './Piece.ts';
import { toGzip } from './toGzip.ts';

/** The JSON of the matrix of one revision, as it is sent. */
export class MatrixBody {
  /** The tag of the revision. */
  readonly tag: string;
  readonly #pieces: readonly Piece[];
  #gzip: Promise<readonly Buffer[]> | null = null;

  constructor(tag: string, pieces: readonly Piece[]) {
    this.tag = tag;
    this.#pieces = pieces;
  }

  get plain(): readonly Buffer[] {
    return this.#pieces.map(({ bytes }) => bytes);
  }

  /** R240: compressed once, for all who ask. */
  gzip(): Promise<readonly Buffer[]> {
    this.#gzip ??= toGzip(this.#pieces);
    return this.#gzip;
  }
}
