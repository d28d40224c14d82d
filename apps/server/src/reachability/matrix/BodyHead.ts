import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

/** The beginning of a body, which is compressed once for all that begin with it. */
export class BodyHead {
  readonly bytes: Buffer;
  readonly crc: number;
  /** The bytes as blocks of a deflate stream that refer to nothing before them, compressed outside the event loop. */
  readonly deflated: Promise<Buffer>;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.crc = crc32(bytes);
    // Most of it is random digits, of which no level makes less.
    this.deflated = deflate(bytes, { level: constants.Z_BEST_SPEED, finishFlush: constants.Z_FULL_FLUSH });
  }
}
