import { describe, expect, it } from 'vitest';
import { pairIn, toEndPair } from './endPair.ts';
import { parseSelection } from '../selection.ts';
import type { Selection } from '../selection.ts';

const selected = (text: string) => text.split(',').map((id) => parseSelection(id) as Selection);
const pairOf = (text: string) => toEndPair(selected(text));

describe('R250: a selection of two ends is a pair', () => {
  it('consists of containers, host and outside, in the order of selection', () => {
    expect(pairOf('c:a,c:b')).toEqual({ from: 'a', to: 'b' });
    expect(pairOf('outside,c:b')).toEqual({ from: 'outside', to: 'b' });
    expect(pairOf('c:a,host')).toEqual({ from: 'a', to: 'host' });
    expect(pairOf('host,outside')).toEqual({ from: 'host', to: 'outside' });
  });

  it('is not made of more or fewer than two, of networks or attachments, or of one end twice', () => {
    for (const text of ['c:a', 'c:a,c:b,c:d', 'c:a,n:b', 'a:a:b,c:a', 'c:a,c:a']) {
      expect(pairOf(text), text).toBeNull();
    }
  });

  it('may be on two engines, and then its ends say on which', () => {
    expect(pairIn(selected('nas/c:a,nas/host'))).toEqual({ engine: 'nas', pair: { from: 'a', to: 'host' } });
    // Cloned machines have containers with the same id.
    expect(pairIn(selected('c:a,nas/c:a'))).toEqual({
      from: { engine: null, end: 'a' },
      to: { engine: 'nas', end: 'a' },
    });
    expect(pairIn(selected('host,nas/host'))).toEqual({
      from: { engine: null, end: 'host' },
      to: { engine: 'nas', end: 'host' },
    });
    for (const text of ['c:a,nas/n:b', 'c:a,nas/c:a,nas/c:b', 'c:a,c:a', 'nas/c:a'])
      expect(pairIn(selected(text)), text).toBeNull();
  });

  it('is outside of every engine at once', () => {
    expect(pairIn(selected('outside,nas/c:b'))).toEqual({
      engine: 'nas',
      pair: { from: 'outside', to: 'b' },
    });
    expect(pairIn(selected('c:a,nas/outside'))).toEqual({ engine: null, pair: { from: 'a', to: 'outside' } });
    expect(pairIn(selected('outside,nas/outside'))).toBeNull();
  });
});
