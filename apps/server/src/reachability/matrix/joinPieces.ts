import { crc32Zeros } from './crc32Zeros.ts';
import type { Piece } from './Piece.ts';

/** RFC 1952: a file compressed by deflate, without name and time. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: the last block of a stream, without content. */
const LAST_BLOCK = Buffer.from([3, 0]);

/** A body as it is sent to clients that accept gzip. */
export interface GzipBody {
  gzip: Buffer;
  /** The length of what it holds. */
  plainBytes: number;
}

/** Joins the pieces of a text to one gzip file. */
export function joinPieces(pieces: readonly Piece[]): GzipBody {
  const zeros = new Map<number, (crc: number) => number>();
  let crc = 0;
  let plainBytes = 0;
  for (const piece of pieces) {
    const addZeros = zeros.get(piece.plainBytes) ?? crc32Zeros(piece.plainBytes);
    zeros.set(piece.plainBytes, addZeros);
    crc = (addZeros(crc) ^ piece.crc) >>> 0;
    plainBytes += piece.plainBytes;
  }
  const deflated = Buffer.from(pieces.map((piece) => piece.deflated).join(''), 'latin1');
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(plainBytes % 2 ** 32, 4);
  return { gzip: Buffer.concat([HEADER, deflated, LAST_BLOCK, trailer]), plainBytes };
}
