const HEADER = 8;
const EMPTY = Buffer.alloc(0);

/**
 * Collects the output of a program without a terminal from the engine's frames. A frame begins with one byte for the
 * stream, three unused bytes and four bytes for the length. docker-modem's own parser is not used: it recurses for each
 * frame of a chunk, so a program that prints single bytes would overflow the call stack.
 */
export class ProgramOutput {
  readonly #maxBytes: number;
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  #header = EMPTY;
  #remaining = 0;
  #bytes = 0;
  #target = this.#stdout;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Returns false if the limit is reached; the rest of the chunk is then dropped. */
  append(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#remaining === 0) {
        const header = Buffer.concat([this.#header, rest.subarray(0, HEADER - this.#header.length)]);
        rest = rest.subarray(header.length - this.#header.length);
        this.#header = header.length === HEADER ? EMPTY : header;
        if (header.length < HEADER) break;
        this.#target = header[0] === 2 ? this.#stderr : this.#stdout;
        this.#remaining = header.readUInt32BE(4);
        continue;
      }
      const part = rest.subarray(0, Math.min(this.#remaining, this.#maxBytes - this.#bytes));
      if (part.length === 0) return false;
      this.#target.push(part);
      this.#bytes += part.length;
      this.#remaining -= part.length;
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
