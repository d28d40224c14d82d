/** A linear map of 32 bits to 32 bits: what it makes of each single bit. */
type BitMap = readonly number[];

/** The polynomial of CRC-32, with its bits in reverse order (RFC 1952). */
const POLYNOMIAL = 0xedb88320;

const oneZeroBit: BitMap = Array.from({ length: 32 }, (_, bit) => (bit === 0 ? POLYNOMIAL : 1 << (bit - 1)));

/**
 * Returns a function that tells what a CRC-32 becomes when so many zero bytes are added to what it was made of. The CRC-32
 * of two texts in a row is that of the first, mapped by the length of the second, XOR that of the second. (zlib's
 * `crc32_combine` does this, but Node does not offer it.)
 */
export function crc32Zeros(bytes: number): (crc: number) => number {
  let result: BitMap = Array.from({ length: 32 }, (_, bit) => 1 << bit);
  let power = after(after(after(oneZeroBit)));
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = after(power, result);
    power = after(power);
  }
  const [a, b, c, d] = [toTable(result, 0), toTable(result, 8), toTable(result, 16), toTable(result, 24)];
  return (crc) =>
    ((a[crc & 255] ?? 0) ^
      (b[(crc >>> 8) & 255] ?? 0) ^
      (c[(crc >>> 16) & 255] ?? 0) ^
      (d[crc >>> 24] ?? 0)) >>>
    0;
}

/** What the map makes of each byte at a position, so that four look-ups do for one number. */
const toTable = (map: BitMap, shift: number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, byte) => mapBits(map, byte << shift));

function mapBits(map: BitMap, bits: number): number {
  let sum = 0;
  for (let bit = 0; bit < 32; bit++) if ((bits >>> bit) & 1) sum ^= map[bit] ?? 0;
  return sum >>> 0;
}

/** The second map, then the first; by default the map twice. */
const after = (map: BitMap, first: BitMap = map): BitMap => first.map((column) => mapBits(map, column));
