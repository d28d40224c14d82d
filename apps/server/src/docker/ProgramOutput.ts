const HEADER = 8;
const EMPTY = Buffer.alloc(0);

/**
 * What a program without terminal prints, taken out of the engine's frames: one byte for the stream, three of nothing,
 * four for the length. docker-modem's own way calls itself once more for each frame of a chunk: a program that prints
 * single bytes would overflow our stack.
 */
export class ProgramOutput {
  readonly #mostBytes: number;
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  #header = EMPTY;
  #left = 0;
  #bytes = 0;
  #to = this.#stdout;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** False: it is full, and the rest was not taken. */
  take(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#left === 0) {
        const header = Buffer.concat([this.#header, rest.subarray(0, HEADER - this.#header.length)]);
        rest = rest.subarray(header.length - this.#header.length);
        this.#header = header.length === HEADER ? EMPTY : header;
        if (header.length < HEADER) break;
        this.#to = header[0] === 2 ? this.#stderr : this.#stdout;
        this.#left = header.readUInt32BE(4);
        continue;
      }
      const part = rest.subarray(0, Math.min(this.#left, this.#mostBytes - this.#bytes));
      if (part.length === 0) return false;
      this.#to.push(part);
      this.#bytes += part.length;
      this.#left -= part.length;
      rest = rest.subarray(part.length);
    }
    return true;
  }

  get stdout(): string {
    return Buffer.concat(this.#stdout).toString('utf8');
  }

  get stderr(): string {
    return Buffer.concat(this.#stderr).toString('utf8');
  }
}
