import { describe, expect, it } from 'vitest';
import { toEndPair } from './endPair.ts';
import { parseSelection } from '../selection.ts';
import type { Selection } from '../selection.ts';

const pairIn = (words: string) =>
  toEndPair(words.split(',').map((word) => parseSelection(word) as Selection));

describe('R250: two ends ask whether they can talk', () => {
  it('takes containers, host and outside, in their order', () => {
    expect(pairIn('c:a,c:b')).toEqual({ from: 'a', to: 'b' });
    expect(pairIn('outside,c:b')).toEqual({ from: 'outside', to: 'b' });
    expect(pairIn('c:a,host')).toEqual({ from: 'a', to: 'host' });
    expect(pairIn('host,outside')).toEqual({ from: 'host', to: 'outside' });
  });

  it('takes no more and no less than two, no network, and nothing twice', () => {
    for (const words of ['c:a', 'c:a,c:b,c:d', 'c:a,n:b', 'a:a:b,c:a', 'c:a,c:a']) {
      expect(pairIn(words), words).toBeNull();
    }
  });
});
