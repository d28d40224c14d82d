import { expect, it } from 'vitest';
import { problemsOfRows, toPastedPairs } from './pairs.ts';

it('splits pasted lines at the first equals sign', () => {
  expect(toPastedPairs('a=1\r\n\n b=x=y\nbare')).toEqual([
    { key: 'a', value: '1' },
    { key: 'b', value: 'x=y' },
    { key: 'bare', value: '' },
  ]);
  expect(toPastedPairs('just a word')).toBeNull();
});

it('R94: reports rows without a name, and names that are used twice', () => {
  const rows = ['a', '', 'a', ''].map((key, at) => ({ key, value: at === 1 ? 'x' : '' }));
  expect([...problemsOfRows(rows).keys()]).toEqual([1, 2]);
});
