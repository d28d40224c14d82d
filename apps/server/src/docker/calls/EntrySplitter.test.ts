import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntrySplitter } from './EntrySplitter.ts';
import { RepeatedList } from './RepeatedList.ts';

/** Splits a text that arrives in pieces which end at these bytes. */
function split(text: string, cuts: readonly number[]): string[] {
  const bytes = Buffer.from(text);
  const splitter = new EntrySplitter();
  const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])];
  const entries: string[] = [];
  let from = 0;
  for (const end of ends.sort((a, b) => a - b)) {
    entries.push(...splitter.push(bytes.subarray(from, end)).map(String));
    from = end;
  }
  splitter.end();
  return entries;
}

describe('R30: a list is split into its entries while it arrives', () => {
  it('whatever they are, and wherever the pieces end', () => {
    const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), cuts, (list, indent, cuts) => {
        const entries = split(JSON.stringify(list, null, indent), cuts);
        expect(entries.map((each) => JSON.parse(each) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  it.each(['', '{"a":1}', '<html>', '[1', '[1] 2', '[1}', '[[1]', 'nul', 'null1', 'null []', '["'])(
    'and %j is no list',
    (text) => expect(() => split(text, [1])).toThrow(SyntaxError),
  );

  it.each(['null', ' null\n', '[]', '[ \n ]', '\n[] '])('and %j is empty', (text) =>
    expect(split(text, [2])).toEqual([]),
  );
});

it('R32: an entry that is the same as in the last list is not converted again', () => {
  const converted: unknown[] = [];
  const list = new RepeatedList((json) => {
    converted.push(json);
    if (json === 0) throw new Error('odd');
    return { json };
  });
  const read = (...texts: string[]) => {
    const { take, end } = list.begin();
    for (const text of texts) take(Buffer.from(text));
    return end();
  };
  const first = read('1', '0', '2');
  expect(first).toEqual([{ json: 1 }, { json: 2 }]);
  const second = read('2', '3', '0');
  expect(second[0]).toBe(first[1]);
  expect(converted).toEqual([1, 0, 2, 3]);
  expect(read('1')).not.toEqual([first[1]]);
  expect(converted).toEqual([1, 0, 2, 3, 1]);
  expect(() => read('{')).toThrow(SyntaxError);
});
