import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A piece of a text, compressed by itself. */
export interface Piece {
  /** The length of the piece before it was compressed. */
  plainBytes: number;
  crc: number;
  /**
   * Whole bytes of a deflate stream, as Latin-1: a short string takes much less memory than a buffer, and many are joined
   * in less time.
   */
  deflated: string;
}

/** Where a text is, in front of another one. */
export interface Before {
  text: string;
  /** From the beginning of the one to that of the other, in bytes. */
  distance: number;
}

/** Deflate refers to at most 32 KB before, of which zlib uses a little less. */
export const MAX_DISTANCE = 2 ** 15 - 512;

/** Zeros, but for the text before the one that is being compressed. */
const memory = Buffer.alloc(MAX_DISTANCE + 1);

/**
 * Compresses a text of ASCII. It refers to nothing before it but the given text, so that the piece can be used wherever
 * that is at this distance.
 */
export function toPiece(text: string, before: Before | null): Piece {
  const distance = before?.distance ?? 0;
  // What is between the two is given as zeros, which no text contains, so that nothing refers to them. Another zero comes
  // first, since zlib never refers to the first byte.
  const dictionary = memory.subarray(0, distance + 1);
  if (before) dictionary.write(before.text, 1);
  const deflated = deflateRawSync(text, {
    finishFlush: constants.Z_SYNC_FLUSH,
    // Most pieces are a few repetitions, for which a table of codes would be longer than they are.
    strategy: constants.Z_FIXED,
    // The least memory that holds both takes the least time to set up.
    windowBits: Math.min(15, Math.max(9, Math.ceil(Math.log2(distance + 512)))),
    memLevel: 3,
    chunkSize: 1024,
    ...(before && { dictionary }),
  });
  if (before) dictionary.fill(0, 1, before.text.length + 1);
  return { plainBytes: text.length, crc: crc32(text), deflated: deflated.toString('latin1') };
}

/** Compresses a text in which nothing repeats. */
export function toHuffmanPiece(text: string): Piece {
  const deflated = deflateRawSync(text, {
    finishFlush: constants.Z_SYNC_FLUSH,
    strategy: constants.Z_HUFFMAN_ONLY,
  });
  return { plainBytes: Buffer.byteLength(text), crc: crc32(text), deflated: deflated.toString('latin1') };
}
