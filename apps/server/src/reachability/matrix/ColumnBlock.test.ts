import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColumnBlock } from './ColumnBlock.ts';

const END = Buffer.from([3, 0]);

function compress(block: ColumnBlock): void {
  const steps = block.compress();
  while (!steps.next().done);
}

/** What a client gets of a block that is all columns. */
function inflated(block: ColumnBlock, rows: number): string {
  const deflated = Array.from({ length: rows }, (_, row) => block.pieceOf(row)?.deflated ?? '');
  return inflateRawSync(Buffer.concat([Buffer.from(deflated.join(''), 'latin1'), END])).toString();
}

/** Texts of one length, of which many are the same or nearly. */
const someTexts = fc.integer({ min: 1, max: 600 }).chain((length) => {
  const aText = fc
    .tuple(fc.constantFrom('a', 'b', 'bbba', 'pub'), fc.nat({ max: length - 1 }), fc.constantFrom('', '.'))
    .map(([pattern, at, code]) => {
      const text = pattern.repeat(length).slice(0, length);
      return code ? text.slice(0, at) + code + text.slice(at + 1) : text;
    });
  return fc.record({
    length: fc.constant(length),
    texts: fc.array(aText, { minLength: 1, maxLength: 40 }),
    changes: fc.array(fc.array(fc.tuple(fc.nat(), aText), { maxLength: 5 }), { maxLength: 4 }),
  });
});

it('R240: the pieces of all rows are their texts, after any changes', () => {
  fc.assert(
    fc.property(someTexts, ({ length, texts, changes }) => {
      const block = new ColumnBlock(length);
      for (const [row, text] of texts.entries()) block.setText(row, text);
      compress(block);
      expect(inflated(block, texts.length)).toBe(texts.join(''));
      const now = [...texts];
      for (const some of changes) {
        for (const [nth, text] of some) {
          const row = nth % now.length;
          now[row] = text;
          block.setText(row, text);
        }
        compress(block);
        expect(inflated(block, texts.length)).toBe(now.join(''));
      }
    }),
  );
});

it.each([1_000, 9_000, 32_000, 33_000, 70_000])(
  'R240: rows of %i bytes refer to what is near enough',
  (length) => {
    const texts = Array.from({ length: 12 }, (_, row) =>
      `${'b'.repeat(row)}.${'ab'.repeat(length)}`.slice(0, length),
    );
    const block = new ColumnBlock(length);
    for (const [row, text] of [...texts, ...texts].entries()) block.setText(row, text);
    compress(block);
    expect(inflated(block, 24)).toBe(texts.join('').repeat(2));
  },
);

it('R240: the same text below the same text is compressed once', () => {
  const block = new ColumnBlock(1_000);
  for (let row = 0; row < 100; row++) block.setText(row, (row % 2 ? 'a' : 'b').repeat(500));
  compress(block);
  const pieces = new Set(Array.from({ length: 100 }, (_, row) => block.pieceOf(row)));
  // The first of each text, and the two texts below themselves.
  expect(pieces.size).toBe(4);
});

it('R240: a change compresses the texts that it concerns and no others', () => {
  const block = new ColumnBlock(1_000);
  for (let row = 0; row < 100; row++) block.setText(row, `${'b'.repeat(row)}.${'b'.repeat(499 - row)}`);
  compress(block);
  const before = Array.from({ length: 100 }, (_, row) => block.pieceOf(row));
  block.setText(50, 'a'.repeat(500));
  compress(block);
  const changed = before.flatMap((piece, row) => (piece === block.pieceOf(row) ? [] : [row]));
  // The row below refers to its text.
  expect(changed).toEqual([50, 51]);
});
