import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../change/Obstacle.ts';
import { packBlocks, TILE } from './packBlocks.ts';

const arbitraryBoxes = fc
  .array(
    fc.record({ width: fc.integer({ min: 40, max: 2000 }), height: fc.integer({ min: 40, max: 2000 }) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((sizes) => sizes.map((size, i) => ({ key: `p${i}`, nameWidth: 50, ...size })));
const arbitraryRoom = fc.record({
  width: fc.integer({ min: 300, max: 2400 }),
  height: fc.integer({ min: 300, max: 1600 }),
});

describe('packBlocks', () => {
  it('R70: packs any blocks into any room: none overlaps, none is smaller than itself or a tile', () => {
    fc.assert(
      fc.property(arbitraryBoxes, arbitraryRoom, (boxes, room) => {
        const { at, zoom } = packBlocks(boxes, room);
        const tile = boxes.length * 68 * 30 < 0.5 * room.width * room.height ? TILE : { width: 1, height: 1 };
        const placed = boxes.map((box) => ({ box, rect: at.get(box.key) }));
        for (const [i, { box, rect }] of placed.entries()) {
          if (!rect) throw new Error(`${box.key} has no place`);
          expect(rect.width).toBeGreaterThanOrEqual(Math.max(box.width, tile.width / zoom) - 0.01);
          expect(rect.height).toBeGreaterThanOrEqual(Math.max(box.height, tile.height / zoom) - 0.01);
          expect((rect.x + rect.width) * zoom).toBeLessThanOrEqual(room.width + 0.01);
          expect((rect.y + rect.height) * zoom).toBeLessThanOrEqual(room.height + 0.01);
          for (const other of placed.slice(i + 1))
            expect(other.rect && overlaps(shrunk(rect), shrunk(other.rect))).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('R70: gives small tiles to more blocks than the room has tiles for', () => {
    const boxes = Array.from({ length: 3000 }, (_, i) => ({
      key: `p${i}`,
      nameWidth: 50,
      width: 700,
      height: 300,
    }));
    const { at, zoom } = packBlocks(boxes, { width: 1172, height: 762 });
    expect(at.size).toBe(3000);
    expect(zoom).toBeGreaterThan(0);
  });
});

/** Sums of coordinates differ from each other by rounding. */
const shrunk = (rect: { x: number; y: number; width: number; height: number }) => ({
  x: rect.x + 0.01,
  y: rect.y + 0.01,
  width: rect.width - 0.02,
  height: rect.height - 0.02,
});
