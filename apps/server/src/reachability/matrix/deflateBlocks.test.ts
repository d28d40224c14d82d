import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deflateCopy, deflateRuns } from './deflateBlocks.ts';
import { deflateRows } from './deflateRows.ts';
import { Tiles } from './Tiles.ts';

const LAST_BLOCK = Buffer.from([3, 0]);
const inflate = (...blocks: Buffer[]): string =>
  inflateRawSync(Buffer.concat([...blocks, LAST_BLOCK])).toString('latin1');

const runs = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'p', 'u', '.', '"', ','), fc.nat(700)), { maxLength: 30 })
  .map((all) => all.map(([byte, length]) => byte.repeat(length)).join(''));

it('R240: zlib reads texts that were compressed as runs, one after another', () => {
  fc.assert(
    fc.property(runs, runs, (first, second) => {
      expect(inflate(deflateRuns(first), deflateRuns(second))).toBe(first + second);
    }),
  );
});

it('R240: zlib reads copies of every length and distance', () => {
  const text = Array.from({ length: 33_000 }, (_, at) => 'abpu.'[((at * at) % 1_009) % 5]).join('');
  const distance = fc.integer({ min: 1, max: 32_768 });
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 2_000 }), distance, (length, back) => {
      let copied = text;
      for (let left = length; left > 0; left -= 1) copied += copied[copied.length - back] ?? '';
      expect(inflate(deflateRuns(text), deflateCopy(length, back))).toBe(copied);
    }),
    { numRuns: 60 },
  );
});

it('R240: rows of the same tiles as rows above are copied, as long as these are near enough', () => {
  for (const width of [1, 2, 40, 900, 5_000, 20_000]) {
    const tiles = new Tiles();
    const tile = (byte: string) => tiles.of(`${byte}${'b'.repeat(width - 1)}`);
    const all = Array.from({ length: 60 }, (_, row) => ({
      tiles: [tile('a'), tile('apu'[row % 3] ?? ''), tile('apu.'[row % 4] ?? '')],
      crc: 0,
    }));
    const steps = deflateRows(all, 3 * width);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const text = all.map((row) => row.tiles.map((each) => each.text).join('')).join('');
    expect(inflate(step.value)).toBe(text);
  }
});
