import type { BodyHead } from './BodyHead.ts';
import type { Row } from './Tiles.ts';

/** How many rows of plain text are made at once: about as much as a socket takes. */
const ROWS_AT_ONCE = 16;
/** RFC 1952: a file compressed by deflate, without name and time. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: the last block of a stream, without content. */
const LAST_BLOCK = Buffer.from([3, 0]);

interface Content {
  /** The tag of the revision. */
  tag: string;
  head: BodyHead;
  rows: readonly Row[];
  /** The rows as they are compressed, once for all who ask (R240). */
  deflated: Buffer;
  /** The CRC-32 of the plain text. */
  crc: number;
  /** The length of the plain text. */
  length: number;
}

/** A body as it is sent: its parts, and their length in all. */
interface Sent {
  length: number;
  body: Iterable<Buffer>;
}

/** The JSON of the matrix of one revision, as it is sent. */
export class MatrixBody {
  readonly #content: Content;

  constructor(content: Content) {
    this.#content = content;
  }

  get tag(): string {
    return this.#content.tag;
  }

  /** The text, which is made while it is read. */
  plain(): Sent {
    const { head, rows, length } = this.#content;
    return { length, body: textOf(head, rows) };
  }

  /** A gzip file (RFC 1952). */
  async gzip(): Promise<Sent> {
    const { head, deflated, crc, length } = this.#content;
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc, 0);
    trailer.writeUInt32LE(length % 2 ** 32, 4);
    const body = [HEADER, await head.deflated, deflated, LAST_BLOCK, trailer];
    return { length: body.reduce((sum, part) => sum + part.length, 0), body };
  }
}

function* textOf(head: BodyHead, rows: readonly Row[]): Generator<Buffer> {
  yield head.bytes;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const tiles = rows.slice(at, at + ROWS_AT_ONCE).flatMap((row) => row.tiles);
    yield Buffer.from(tiles.map(({ text }) => text).join(''), 'latin1');
  }
}
