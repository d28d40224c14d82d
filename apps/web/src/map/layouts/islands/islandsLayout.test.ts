import { TopologyIndex } from '@portolan/topology';
import { arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScene } from '../../scene/toScene.ts';
import { geometryFaults } from '../../testing/geometryFaults.ts';
import { indexWith } from '../../testing/composeProjects.ts';
import { islandsLayout } from './islandsLayout.ts';
import { overlaps } from '../change/Obstacle.ts';

describe('islandsLayout', () => {
  it('R70: draws any topology without a fault, in blocks that do not overlap', () => {
    fc.assert(
      fc.property(arbitraryTopology(50), (topology) => {
        const scene = toScene(new TopologyIndex(topology));
        const placement = islandsLayout(scene);
        expect(geometryFaults(placement)).toEqual([]);
        expect(placement.cards.size).toBe(scene.cards.length);
        expect(placement.taps.size).toBe(scene.taps.length);
        const bands = [...placement.bands.values()];
        for (const [i, a] of bands.entries()) {
          for (const b of bands.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('R70: gives a network of several blocks a bar in each, joined by links', () => {
    const scene = toScene(indexWith('mixed', 'reader'));
    const shared = scene.networks.find((network) => network.name === 'shared')?.id ?? '';
    const placement = islandsLayout(scene);
    expect([...placement.bars.keys()].filter((key) => key.startsWith(shared))).toEqual([
      shared,
      `${shared}@reader`,
    ]);
    expect([...placement.links.values()]).toEqual([
      { key: `${shared}~reader`, networkId: shared, fromKey: shared, toKey: `${shared}@reader` },
    ]);
  });
});
