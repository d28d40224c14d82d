const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const NOTHING = Buffer.alloc(0);

/**
 * Splits the text of a JSON list into the texts of its entries while it arrives, so that a list of thousands is never in
 * memory as a whole. It looks only at strings and brackets: parsing an entry shows whether it is JSON.
 */
export class EntrySplitter {
  /** The bytes of the entry that has begun, and how far into them `push` has looked. */
  #rest = NOTHING;
  #position = 0;
  /** 0 before and after the list, 1 between its entries, more within an entry. */
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** What stands before the list, without spaces. Podman answers `null` in place of an empty list. */
  #before = '';
  #ended = false;

  /** Takes the next bytes. @returns the entries that are complete now. @throws SyntaxError if the text is not a list */
  push(chunk: Buffer): Buffer[] {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const entries: Buffer[] = [];
    let start = 0;
    for (let at = this.#position; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (this.#depth === 0) {
        if (byte === OPEN_LIST && !this.#ended && this.#before === '') [this.#depth, start] = [1, at + 1];
        else this.#takeOutside(byte);
      } else if (byte === QUOTE) {
        this.#inString = true;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#depth -= 1;
        if (this.#depth > 0) continue;
        if (byte === CLOSE_OBJECT) throw new SyntaxError('a list ends as an object');
        if (!isBlank(bytes, start, at)) entries.push(bytes.subarray(start, at));
        [this.#ended, start] = [true, at + 1];
      } else if (byte === COMMA && this.#depth === 1) {
        entries.push(bytes.subarray(start, at));
        start = at + 1;
      }
    }
    // The chunk must not be kept for the sake of a few bytes.
    this.#rest = this.#depth === 0 ? NOTHING : Buffer.from(bytes.subarray(start));
    this.#position = this.#rest.length;
    return entries;
  }

  /** @throws SyntaxError if the list has not ended */
  end(): void {
    if (!this.#ended && this.#before !== 'null') throw new SyntaxError('the list does not end');
  }

  #takeOutside(byte: number): void {
    if (isSpace(byte)) return;
    this.#before += String.fromCharCode(byte);
    if (this.#ended || !'null'.startsWith(this.#before)) throw new SyntaxError('not a list');
  }
}

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(bytes[at] ?? 0)) return false;
  return true;
}
