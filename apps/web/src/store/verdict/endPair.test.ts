import { describe, expect, it } from 'vitest';
import { toEndPair } from './endPair.ts';
import { parseSelection } from '../selection.ts';
import type { Selection } from '../selection.ts';

const pairIn = (text: string) => toEndPair(text.split(',').map((id) => parseSelection(id) as Selection));

describe('R250: a selection of two ends is a pair', () => {
  it('consists of containers, host and outside, in the order of selection', () => {
    expect(pairIn('c:a,c:b')).toEqual({ from: 'a', to: 'b' });
    expect(pairIn('outside,c:b')).toEqual({ from: 'outside', to: 'b' });
    expect(pairIn('c:a,host')).toEqual({ from: 'a', to: 'host' });
    expect(pairIn('host,outside')).toEqual({ from: 'host', to: 'outside' });
  });

  it('is not made of more or fewer than two, of networks or attachments, or of one end twice', () => {
    for (const text of ['c:a', 'c:a,c:b,c:d', 'c:a,n:b', 'a:a:b,c:a', 'c:a,c:a']) {
      expect(pairIn(text), text).toBeNull();
    }
  });
});
