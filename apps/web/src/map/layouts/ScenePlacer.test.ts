import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveScene } from '../scene/LiveScene.ts';
import { MergedChange } from '../scene/MergedChange.ts';
import { arbitraryChain } from '../testing/arbitraryChain.ts';
import { engineWith } from '../testing/composeProjects.ts';
import { geometryFaults } from '../testing/geometryFaults.ts';
import { ScenePlacer } from './ScenePlacer.ts';
import { finish } from './Steps.ts';

const room = { width: 1180, height: 740 };

/** A scene that follows topologies. */
function sceneOf(first: Topology) {
  let topology = first;
  let index = new TopologyIndex(first);
  const scene = new LiveScene(index);
  const follow = (next: Topology) => {
    const change = diffTopology(topology, next) ?? { put: {}, remove: {} };
    topology = applyDiff(topology, change);
    index = index.advance(change);
    return scene.update(index, change);
  };
  return { scene, follow };
}

describe('ScenePlacer', () => {
  it('R74: a layout in steps follows what changes while it runs', () => {
    fc.assert(
      fc.property(
        arbitraryChain(16, 4),
        fc.constantFrom('depth' as const, 'islands' as const),
        ([first = aTopology({}), ...others], layout) => {
          const { scene, follow } = sceneOf(first);
          const placer = new ScenePlacer();
          const steps = placer.layOut(scene, layout, room);
          const missed = new MergedChange();
          for (const next of others) {
            steps.next();
            missed.add(follow(next));
          }
          finish(steps);
          placer.update(scene, missed);
          const { cards, taps, bars } = placer.placement;
          expect([...cards.keys()].sort()).toEqual([...scene.cards.keys()].sort());
          expect([...taps.keys()].sort()).toEqual([...scene.taps.keys()].sort());
          expect(new Set([...bars.values()].map((bar) => bar.networkId))).toEqual(
            new Set(scene.networks.keys()),
          );
          expect(
            geometryFaults(placer.placement, { slanted: true }).filter((fault) => !fault.startsWith('tap')),
          ).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('R73: a dragged mark is where it was put after a layout, and when it comes again', () => {
    const topology = engineWith('voting-app');
    const { scene, follow } = sceneOf(topology);
    const placer = new ScenePlacer();
    const [container] = topology.containers;
    const id = container?.id ?? '';
    const at = { x: 2000, y: 900 };
    const centre = () => {
      const card = placer.placement.cards.get(id);
      return card && { x: card.x + card.width / 2, y: card.y + card.height / 2 };
    };
    placer.move(new Map([[`c:${id}`, at]]));
    finish(placer.layOut(scene, 'depth', room));
    expect(centre()).toEqual(at);
    const without = {
      ...topology,
      containers: topology.containers.slice(1),
      attachments: topology.attachments.filter((each) => each.containerId !== id),
    };
    placer.update(scene, follow(without));
    expect(centre()).toBe(undefined);
    placer.update(scene, follow(topology));
    expect(centre()).toEqual(at);
    expect(placer.drag(`c:${id}`, { x: 50, y: 60 }).cards).toEqual(new Set([id]));
    expect(centre()).toEqual({ x: 50, y: 60 });
    placer.move(new Map([[`c:${id}`, { x: 51, y: 61 }]]));
    expect(centre()).toEqual({ x: 51, y: 61 });
  });
});
