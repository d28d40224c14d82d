import { crc32Zeros, mapBits } from './crc32Zeros.ts';
import type { BitMap } from './crc32Zeros.ts';
import type { Piece } from './Piece.ts';

/** RFC 1952: a file compressed by deflate, without name and time. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** RFC 1951: the last block of a stream, without content. */
const LAST_BLOCK = Buffer.from([3, 0]);

/** Returns one gzip file of the pieces, in parts. What was compressed before is not compressed again. */
export async function toGzip(pieces: readonly Piece[]): Promise<readonly Buffer[]> {
  const deflated = await Promise.all(pieces.map((piece) => piece.deflated()));
  const zeros = new Map<number, BitMap>();
  let [crc, size] = [0, 0];
  for (const { bytes, crc: own } of pieces) {
    const { length } = bytes;
    const map = zeros.get(length) ?? crc32Zeros(length);
    zeros.set(length, map);
    crc = (mapBits(map, crc) ^ own) >>> 0;
    size += length;
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  return [HEADER, ...deflated, LAST_BLOCK, trailer];
}
