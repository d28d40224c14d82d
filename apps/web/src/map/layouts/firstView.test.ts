import { describe, expect, it } from 'vitest';
import { indexWith, composeProjects } from '../testing/composeProjects.ts';
import { generatedIndex } from '../testing/generatedIndex.ts';
import { geometryFaults } from '../testing/geometryFaults.ts';
import { toScene } from '../scene/toScene.ts';
import { overlaps } from './change/Obstacle.ts';
import { TILE } from './islands/packBlocks.ts';
import { layOut } from './layOut.ts';
import { boundsOf } from './placement.ts';
import type { Placement, Room } from './placement.ts';

/** The room inside the margins of the map, in a window of 1440 × 900 and on a phone of 390 × 844. */
const desktop: Room = { width: 1172, height: 762 };
const phone: Room = { width: 358, height: 640 };

describe('the first view', () => {
  it.each([30, 140, 300, 1000, 5000])('R70 R74: shows all of %i containers and uses the view', (count) => {
    const scene = toScene(generatedIndex(count));
    for (const room of [desktop, phone]) {
      const { placement } = layOut(scene, 'auto', room);
      expect(placement.cards.size).toBe(scene.cards.length);
      // The blocks are independent. Comparing all marks of 5,000 containers would take seconds.
      if (count <= 1000) expect(geometryFaults(placement)).toEqual([]);
      expect(overlappingBands(placement)).toEqual([]);
      const { width, height } = boundsOf(placement);
      const zoom = Math.min(room.width / width, room.height / height);
      if (room === desktop) {
        expect(width * zoom).toBeGreaterThan(0.6 * room.width);
        expect(height * zoom).toBeGreaterThan(0.6 * room.height);
        const bands = [...placement.bands.values()];
        expect(Math.min(...bands.map((band) => band.width * zoom))).toBeGreaterThan(TILE.tight.width - 1);
        expect(Math.min(...bands.map((band) => band.height * zoom))).toBeGreaterThan(TILE.tight.height - 1);
      }
    }
  });

  it.each([30, 140, 300])(
    'R64: Depth of %i containers uses the view, on several pages if need be',
    (count) => {
      const scene = toScene(generatedIndex(count));
      const { layout, placement } = layOut(scene, 'depth', desktop);
      expect(layout).toBe('depth');
      expect(placement.cards.size).toBe(scene.cards.length);
      expect(placement.taps.size).toBe(scene.taps.length);
      expect(geometryFaults(placement)).toEqual([]);
      expect(overlappingBands(placement)).toEqual([]);
      const { width, height } = boundsOf(placement);
      const zoom = Math.min(desktop.width / width, desktop.height / height);
      expect(width * zoom).toBeGreaterThan(0.6 * desktop.width);
      expect(height * zoom).toBeGreaterThan(0.6 * desktop.height);
      for (const link of placement.links.values())
        expect([link.fromKey, link.toKey].every((key) => placement.bars.has(key))).toBe(true);
    },
  );

  it('R74: `auto` is Depth while the view shows all of it readably, and Islands otherwise', () => {
    const few = toScene(indexWith('voting-app', 'nextcloud'));
    expect(layOut(few, 'auto', desktop).layout).toBe('depth');
    expect(layOut(few, 'islands', desktop).layout).toBe('islands');
    const many = toScene(generatedIndex(300));
    expect(layOut(many, 'auto', desktop).layout).toBe('islands');
    expect(layOut(many, 'depth', desktop).layout).toBe('depth');
  });

  it('R74: all details of some Compose projects have room for text of ten pixels', () => {
    const { placement } = layOut(toScene(indexWith(...Object.keys(composeProjects))), 'auto', desktop);
    const { width, height } = boundsOf(placement);
    expect(Math.min(desktop.width / width, desktop.height / height)).toBeGreaterThan(0.8);
  });
});

function overlappingBands({ bands }: Placement): string[] {
  const all = [...bands.values()].sort((a, b) => a.y - b.y);
  const faults: string[] = [];
  for (const [i, a] of all.entries()) {
    for (const b of all.slice(i + 1)) {
      if (b.y >= a.y + a.height) break;
      if (overlaps(a, b)) faults.push(`${a.key} meets ${b.key}`);
    }
  }
  return faults;
}
