import { describe, expect, it } from 'vitest';
import { formatSelection, parseSelection } from './selection.ts';
import type { Selection } from './selection.ts';

describe('selection in the URL', () => {
  it.each<Selection>([
    { kind: 'container', id: 'abc' },
    { kind: 'network', id: 'n1' },
    { kind: 'attachment', id: 'abc:n1' },
    { kind: 'outside' },
    { kind: 'host' },
  ])('reads what it has written: %j', (selection) => {
    expect(parseSelection(formatSelection(selection))).toEqual(selection);
  });

  it.each(['', 'c', 'c:', 'x:1', '__proto__', 'constructor:1'])('reads no selection from %j', (text) => {
    expect(parseSelection(text)).toBeNull();
  });
});
