import { describe, expect, it } from 'vitest';
import { nextActiveRow } from './nextActiveRow.ts';

describe('R96: keys move the active row', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 95, 99],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['x', 50, null],
  ])('%s from %i of 100 → %s', (key, from, to) => {
    expect(nextActiveRow(key, from, 100)).toBe(to);
  });
});
