import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, reserve, share } from './arrange.ts';
import type { Framed } from './arrange.ts';

const window = { width: 1180, height: 740 };
const phone = { width: 358, height: 700 };
const counts = fc.array(fc.nat(2000), { minLength: 2, maxLength: 60 });

describe('R301: the room of a chart', () => {
  it('has a few parts one under another, and many in columns that suit its shape', () => {
    const columnsOf = (parts: number, room = window) =>
      new Set(share(Array<number>(parts).fill(30), room).columns).size;
    for (const few of [2, 3, 4]) expect(columnsOf(few)).toBe(1);
    expect(columnsOf(50)).toBeGreaterThan(4);
    expect(columnsOf(50)).toBeGreaterThan(columnsOf(50, phone));
  });

  it('keeps the order, and gives each part room by its number of containers', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(window, phone), (sizes, room) => {
        const { columns, rooms } = share(sizes, room);
        expect(columns.toSorted((a, b) => a - b)).toEqual(columns);
        expect([...new Set(columns)]).toEqual([...new Set(columns)].map((_, i) => i));
        for (const { width, height } of rooms) {
          expect(width).toBeGreaterThanOrEqual(60);
          expect(height).toBeGreaterThanOrEqual(30);
          expect(width).toBeLessThanOrEqual(room.width);
        }
      }),
    );
    const [large, small] = share([300, 20], window).rooms;
    expect(large?.height).toBeGreaterThan(3 * (small?.height ?? 0));
  });

  it('keeps names readable: the smaller the chart is drawn, the larger are header and gaps', () => {
    const [few, many] = [share([30, 30], window), share(Array<number>(50).fill(100), window)];
    expect(many.measures.header).toBeGreaterThan(3 * few.measures.header);
    expect(many.measures.gap).toBeGreaterThan(3 * few.measures.gap);
  });
});

const frames = fc
  .array(
    fc.record({
      step: fc.boolean(),
      width: fc.integer({ min: 50, max: 900 }),
      height: fc.integer({ min: 50, max: 900 }),
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((list) => {
    let column = 0;
    return list.map(({ step, width, height }, i): Framed => ({
      column: (column += step && i > 0 ? 1 : 0),
      width,
      height,
    }));
  });

describe('R301: frames', () => {
  it('do not overlap, are aligned at the left, and as wide as their column', () => {
    fc.assert(
      fc.property(frames, (list) => {
        const placed = arrange(list, 20);
        for (const [i, a] of placed.entries()) {
          expect(a.width).toBeGreaterThanOrEqual(list[i]?.width ?? 0);
          expect(a.height).toBe(list[i]?.height);
          for (const [k, b] of placed.entries()) {
            if (list[k]?.column === list[i]?.column) expect([b.x, b.width]).toEqual([a.x, a.width]);
            if (k <= i) continue;
            const isApart = b.y >= a.y + a.height + 20 || b.x >= a.x + a.width + 20;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  it('that grow move only what is below them, and the columns after a column that is wider then', () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.nat(500), (list, nth, by) => {
        const grown = nth % list.length;
        const at = list[grown] as Framed;
        const before = arrange(list, 20);
        const after = arrange(list.with(grown, { ...at, height: at.height + by }), 20);
        for (const [i, { column }] of list.entries()) {
          if (column === at.column && i > grown) expect(after[i]?.y).toBe((before[i]?.y ?? 0) + by);
          else expect(after[i]).toMatchObject({ x: before[i]?.x, y: before[i]?.y });
        }
      }),
    );
  });

  it('have room for a little growth, and more once they have grown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 300 }), (needed, by) => {
        const first = reserve(needed, 0);
        expect(first).toBeGreaterThanOrEqual(needed);
        expect(reserve(first, first)).toBe(first);
        expect(reserve(needed - 1, first)).toBe(first);
        const next = reserve(first + by, first);
        expect(next).toBeGreaterThanOrEqual(first + by + 144);
        expect(reserve(first + by + 100, next)).toBe(next);
      }),
    );
  });
});
