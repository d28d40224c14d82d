/** A code of a deflate stream with the extra bits that belong to it. The lowest bit comes first. */
interface Code {
  bits: number;
  count: number;
}

/** RFC 1951: the longest match, and the shortest. */
const MAX_MATCH = 258;
export const MIN_MATCH = 3;
/** RFC 1951: not the last block, with the fixed codes. */
const FIXED_BLOCK: Code = { bits: 0b010, count: 3 };
/** An empty stored block, with which zlib too ends what others follow: it fills up the byte that has begun. */
const STORED_BLOCK: Code = { bits: 0b000, count: 3 };
const NO_BYTES = [0, 0, 0xff, 0xff];

const literals = Array.from({ length: 128 }, (_, byte) => symbolCode(byte));
const endOfBlock = symbolCode(256);
/** The codes of matches with the byte before, by their lengths. */
const matches = Array.from({ length: MAX_MATCH + 1 }, (_, length) =>
  matchCode(Math.max(length, MIN_MATCH), 1),
);

/**
 * Returns ASCII as blocks of a deflate stream (RFC 1951) that refer to nothing before them, made only of runs of the same
 * byte. For some hundred bytes that takes less time than zlib takes to begin.
 */
export function deflateRuns(text: string): Buffer {
  // Not even runs of one byte take more than the text, besides what begins and ends the blocks.
  const out = new BlockWriter(text.length);
  for (let at = 0; at < text.length;) {
    const byte = text.charCodeAt(at);
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) === byte) end += 1;
    const literal = literals[byte] ?? endOfBlock;
    for (out.write(literal), at += 1; at < end;) {
      const length = Math.min(MAX_MATCH, end - at);
      const isMatch = length >= MIN_MATCH;
      out.write((isMatch && matches[length]) || literal);
      at += isMatch ? length : 1;
    }
  }
  return out.end();
}

/** Returns blocks of a deflate stream that copy bytes from so far back. @param length at least {@link MIN_MATCH} */
export function deflateCopy(length: number, distance: number): Buffer {
  const out = new BlockWriter(length);
  for (let left = length; left > 0;) {
    // What is left must not be too short for a match.
    const next = left > MAX_MATCH ? Math.min(MAX_MATCH, left - MIN_MATCH) : left;
    out.write(matchCode(next, distance));
    left -= next;
  }
  return out.end();
}

/** RFC 1951, 3.2.6: the fixed code of a symbol below 288, without bytes that are not ASCII. */
function symbolCode(symbol: number): Code {
  if (symbol < 128) return reversed(0x30 + symbol, 8);
  return symbol < 280 ? reversed(symbol - 256, 7) : reversed(0xc0 + symbol - 280, 8);
}

function matchCode(length: number, distance: number): Code {
  const [first, second] = [lengthCode(length), distanceCode(distance)];
  return { bits: first.bits | (second.bits << first.count), count: first.count + second.count };
}

/** RFC 1951, 3.2.5: each further four codes take one more extra bit. */
function lengthCode(length: number): Code {
  if (length === MAX_MATCH) return symbolCode(285);
  const beyond = length - MIN_MATCH;
  if (beyond < 8) return symbolCode(257 + beyond);
  const extra = Math.floor(Math.log2(beyond)) - 2;
  return withExtra(symbolCode(257 + 4 * (extra + 1) + ((beyond >> extra) & 3)), beyond, extra);
}

/** RFC 1951, 3.2.5: each further two codes take one more extra bit. */
function distanceCode(distance: number): Code {
  const beyond = distance - 1;
  if (beyond < 4) return reversed(beyond, 5);
  const extra = Math.floor(Math.log2(beyond)) - 1;
  return withExtra(reversed(2 * (extra + 1) + ((beyond >> extra) & 1), 5), beyond, extra);
}

function withExtra({ bits, count }: Code, value: number, extra: number): Code {
  return { bits: bits | ((value & ((1 << extra) - 1)) << count), count: count + extra };
}

/** Huffman codes begin with their highest bit. */
function reversed(code: number, count: number): Code {
  let bits = 0;
  for (let bit = 0; bit < count; bit++) bits |= ((code >> bit) & 1) << (count - 1 - bit);
  return { bits, count };
}

/** Writes codes one after another, in one block. */
class BlockWriter {
  readonly #bytes: Uint8Array;
  #length = 0;
  #bits = 0;
  #count = 0;

  /** @param maxBytes of what is written besides what begins and ends the block */
  constructor(maxBytes: number) {
    this.#bytes = new Uint8Array(maxBytes + 16);
    this.write(FIXED_BLOCK);
  }

  write({ bits, count }: Code): void {
    // A code has up to 31 bits, of which fewer than eight can be in the way.
    for (let left = count, rest = bits; left > 0;) {
      const taken = Math.min(left, 16);
      this.#bits |= (rest & ((1 << taken) - 1)) << this.#count;
      this.#count += taken;
      rest >>>= taken;
      left -= taken;
      this.#flush();
    }
  }

  #flush(): void {
    for (; this.#count >= 8; this.#count -= 8) {
      this.#bytes[this.#length++] = this.#bits;
      this.#bits >>>= 8;
    }
  }

  end(): Buffer {
    this.write(endOfBlock);
    this.write(STORED_BLOCK);
    if (this.#count > 0) this.#bytes[this.#length++] = this.#bits;
    this.#bytes.set(NO_BYTES, this.#length);
    return Buffer.from(this.#bytes.subarray(0, this.#length + NO_BYTES.length));
  }
}
