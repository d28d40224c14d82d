import { TopologyIndex } from '@portolan/topology';
import { arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScene } from '../../scene/toScene.ts';
import { geometryFaults } from '../../testing/geometryFaults.ts';
import { indexWith, composeProjects } from '../../testing/composeProjects.ts';
import { depthLayout } from './depthLayout.ts';

describe('depthLayout', () => {
  it.each(Object.keys(composeProjects))('R65 R67: draws %s without a fault', (name) => {
    expect(geometryFaults(depthLayout(toScene(indexWith(name))))).toEqual([]);
  });

  it('R65 R67: draws all stacks together without a fault, the shared network as one trunk', () => {
    const scene = toScene(indexWith(...Object.keys(composeProjects)));
    const placement = depthLayout(scene);
    expect(geometryFaults(placement)).toEqual([]);
    const shared = scene.networks.find((network) => network.name === 'shared');
    const bar = placement.bars.get(shared?.id ?? '');
    const passed = [...placement.bands.values()].filter(
      (band) => bar && band.y < bar.bottom && band.y + band.height > bar.top,
    );
    expect(passed.map((band) => band.project)).toEqual(['mixed', 'reader']);
  });

  it('R65 R67: draws any topology without a fault, with all parts of the scene', () => {
    fc.assert(
      fc.property(arbitraryTopology(60), fc.constantFrom(3, 8), (topology, wrapAfter) => {
        const scene = toScene(new TopologyIndex(topology));
        const placement = depthLayout(scene, { wrapAfter });
        expect(geometryFaults(placement)).toEqual([]);
        expect(placement.cards.size).toBe(scene.cards.length);
        expect(placement.taps.size).toBe(scene.taps.length);
        expect(placement.bars.size).toBe(scene.networks.length);
        expect([...placement.entryPoints.values()].flat().length).toBe(
          scene.cards.reduce((sum, card) => sum + card.entryPoints.length, 0),
        );
      }),
      { numRuns: 120 },
    );
  });

  it('R68: places networks without members and containers without a network at the right end of their band', () => {
    const scene = toScene(indexWith('mixed', 'reader'));
    const { cards, bars } = depthLayout(scene);
    const card = (label: string) => cards.get(scene.cards.find((each) => each.label === label)?.id ?? '');
    const idle = bars.get(scene.networks.find(({ label }) => label === 'idle')?.id ?? '');
    const batch = card('batch');
    if (!idle || !batch) throw new Error('The project has both.');
    for (const label of ['exporter', 'gateway', 'leaf']) {
      const { x = 0, width = 0 } = card(label) ?? {};
      expect(x).toBeGreaterThan(0);
      expect(Math.min(idle.x, batch.x)).toBeGreaterThan(x + width);
    }
    expect(batch.y).toBeGreaterThan(idle.bottom);
    expect(batch.band).toBe('mixed');
  });

  it('R64: does not depend on the order of the scene’s lists', () => {
    fc.assert(
      fc.property(arbitraryTopology(25), fc.infiniteStream(fc.nat(1000)), (topology, dice) => {
        const scene = toScene(new TopologyIndex(topology));
        const shuffled = {
          cards: shuffle(scene.cards, dice),
          networks: shuffle(scene.networks, dice),
          taps: shuffle(scene.taps, dice),
        };
        const [a, b] = [depthLayout(scene), depthLayout(shuffled)];
        for (const [id, card] of a.cards) expect(b.cards.get(id)).toEqual(card);
        for (const [id, bar] of a.bars) expect(b.bars.get(id)).toEqual(bar);
        for (const [id, tap] of a.taps) expect(b.taps.get(id)).toEqual(tap);
      }),
      { numRuns: 60 },
    );
  });
});

function shuffle<T>(list: readonly T[], dice: Iterator<number>): T[] {
  return list
    .map((each) => ({ each, at: dice.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
