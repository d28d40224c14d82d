import { expect, it } from 'vitest';
import { toParts } from './toParts.ts';

const window = { zoom: 0.5, pan: { x: 10, y: 20 }, width: 1000, height: 800 };
const box = (left: number, top: number, size = 20) => ({ left, top, right: left + size, bottom: top + size });

it('R72: a part of the map is drawn again in whole pixels of the window, with a margin', () => {
  expect(toParts([box(101, 101)], window)).toEqual([{ x: 56, y: 66, width: 19, height: 19 }]);
});

it('R72: what is out of view is not drawn, and what is partly in view is cut', () => {
  expect(toParts([box(-200, 0), box(5000, 0), box(0, 1700)], window)).toEqual([]);
  expect(toParts([box(-30, 100)], window)).toEqual([{ x: 0, y: 66, width: 9, height: 18 }]);
  expect(toParts([{ left: -Infinity, top: 0, right: Infinity, bottom: 10 }], window)).toEqual([
    { x: 0, y: 16, width: 1000, height: 13 },
  ]);
});

it('R72: parts that are near each other are drawn as one, and so are many', () => {
  expect(toParts([box(100, 100), box(122, 100)], window)).toHaveLength(1);
  expect(toParts([box(100, 100), box(900, 900)], window)).toHaveLength(2);
  const row = Array.from({ length: 30 }, (_, i) => box(60 * i, 100));
  const parts = toParts(row, window);
  expect(parts.length).toBeLessThanOrEqual(12);
  for (const { left } of row) {
    const x = left * window.zoom + window.pan.x;
    expect(parts !== 'all' && parts.some((part) => part.x <= x && part.x + part.width >= x + 10)).toBe(true);
  }
});

it('R72: the whole window is drawn where most of it has changed', () => {
  expect(toParts([box(0, 0, 1700)], window)).toBe('all');
});
