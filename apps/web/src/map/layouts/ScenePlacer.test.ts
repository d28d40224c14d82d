import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveScene } from '../scene/LiveScene.ts';
import { MergedChange } from '../scene/MergedChange.ts';
import { arbitraryChain } from '../testing/arbitraryChain.ts';
import { engineWith } from '../testing/composeProjects.ts';
import { downSteps, upSteps } from '../testing/composeSteps.ts';
import { geometryFaults } from '../testing/geometryFaults.ts';
import { placesByName } from '../testing/placesByName.ts';
import type { Positions } from './change/moveMarks.ts';
import type { PlacedCard, Rect } from './placement.ts';
import { ScenePlacer } from './ScenePlacer.ts';
import { finish } from './Steps.ts';

const room = { width: 1180, height: 740 };

type Placed = [string, PlacedCard];

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

  describe('R73: where the layout is another one than that in which a mark was dragged', () => {
    const topology = engineWith('voting-app', 'network-test');
    const { scene, follow } = sceneOf(topology);
    const placer = new ScenePlacer();
    const cards = () => placer.placement.cards;
    const centreOf = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 });
    const layOut = (positions: Positions) => {
      placer.move(new Map());
      placer.move(positions);
      finish(placer.layOut(scene, 'islands', room));
    };
    finish(placer.layOut(scene, 'islands', room));
    const automatic = new Map(cards());
    const [[own, first], [twin, second], ...rest] = [...automatic] as [Placed, Placed, ...Placed[]];

    it('it stays where the layout has it, if its position is in another band or on another mark', () => {
      const other = rest.find(([, { band }]) => band !== first.band)?.[1];
      const band = placer.placement.bands.get(other?.band ?? '');
      const bar = [...placer.placement.bars.values()][0];
      if (!other || !band || !bar) throw new Error('There is one band.');
      const corner = { x: band.x + band.width - 1, y: band.y + band.height - 1 };
      const onBar = { x: bar.x, y: (bar.top + bar.bottom) / 2 };
      for (const at of [centreOf(second), centreOf(other), corner, onBar]) {
        layOut(new Map([[`c:${own}`, at]]));
        expect(cards().get(own)).toEqual(first);
      }
    });

    it('and does not leave that place when it changes', () => {
      layOut(new Map([[`c:${own}`, centreOf(second)]]));
      const containers = topology.containers.map((each) =>
        each.id === own ? { ...each, state: 'paused' as const } : each,
      );
      placer.update(scene, follow({ ...topology, containers }));
      expect(cards().get(own)).toEqual(first);
      follow(topology);
    });

    it('nor is another one put there', () => {
      const [third] = rest.find(([id, { band }]) => band === first.band && id !== own && id !== twin) ?? [''];
      const positions = new Map([
        [`c:${own}`, centreOf(first)],
        [`c:${third}`, centreOf(second)],
        [`c:${twin}`, centreOf(rest.find(([, { band }]) => band !== first.band)?.[1] ?? first)],
      ]);
      layOut(positions);
      expect([own, twin, third].map((id) => cards().get(id))).toEqual(
        [own, twin, third].map((id) => automatic.get(id)),
      );
    });

    it('of two cards that were put at the same place, the first one goes there', () => {
      const at = { x: first.x - 3000, y: first.y };
      layOut(
        new Map([
          [`c:${own}`, at],
          [`c:${twin}`, at],
        ]),
      );
      expect([cards().get(own), cards().get(twin)].map((card) => card && centreOf(card))).toEqual([
        at,
        centreOf(second),
      ]);
    });

    it('two marks that were exchanged are both where they were put', () => {
      layOut(
        new Map([
          [`c:${own}`, centreOf(second)],
          [`c:${twin}`, centreOf(first)],
        ]),
      );
      expect([cards().get(own), cards().get(twin)].map((card) => card && centreOf(card))).toEqual([
        centreOf(second),
        centreOf(first),
      ]);
    });
  });

  it('R73 R271: in Islands, a piece of a bar that comes back does not go to where the piece of another block was put', () => {
    const shared = aNetwork('shared');
    const containers = ['alpha', 'alpha', 'alpha', 'beta'].map((project, i) =>
      aContainer(`${project}-${i}`, { project }),
    );
    const attachments = containers.map((each) => anAttachment(each, shared));
    const topology = aTopology({ networks: [shared], containers, attachments });
    const { scene, follow } = sceneOf(topology);
    const placer = new ScenePlacer();
    finish(placer.layOut(scene, 'islands', room));
    const bars = () => placer.placement.bars;
    const before = bars().get(shared.id);
    const beta = bars().get(`${shared.id}@beta`);
    placer.update(
      scene,
      follow({ ...topology, containers: containers.slice(3), attachments: attachments.slice(3) }),
    );
    const x = (bars().get(shared.id)?.x ?? 0) + 5;
    placer.move(new Map([[`n:${shared.id}`, { x, y: 0 }]]));
    placer.update(scene, follow(topology));
    expect(bars().get(shared.id)).toEqual(before);
    expect(bars().get(`${shared.id}@beta`)).toEqual({ ...beta, x });
  });

  it('R271: the only project of an engine comes back to its place, but what is new is laid out', () => {
    const topology = engineWith('voting-app');
    const { scene, follow } = sceneOf(topology);
    const placer = new ScenePlacer();
    const steps = (list: readonly Topology[]) =>
      list.map((next) => {
        const change = follow(next);
        const isNeeded = placer.needsLayout(scene, change);
        if (!isNeeded) placer.update(scene, change);
        return isNeeded;
      });
    finish(placer.layOut(scene, 'depth', room));
    const before = placesByName(scene, placer.placement);
    const down = downSteps(topology, 'voting-app');
    const up = upSteps(down.at(-1) ?? topology, topology, 'voting-app');
    expect(steps([...down, ...up])).not.toContain(true);
    expect(placesByName(scene, placer.placement)).toEqual(before);
    steps(downSteps(up.at(-1) ?? topology, 'voting-app'));
    expect(steps([engineWith('elk')])).toEqual([true]);
  });

  it('R271: after a full layout, nothing from before it comes back', () => {
    const [topology, without] = [engineWith('voting-app', 'elk'), engineWith('voting-app')];
    const { scene, follow } = sceneOf(without);
    const fresh = new ScenePlacer();
    finish(fresh.layOut(scene, 'depth', room));
    const placer = new ScenePlacer();
    placer.update(scene, follow(topology));
    finish(placer.layOut(scene, 'depth', room));
    placer.update(scene, follow(without));
    finish(placer.layOut(scene, 'depth', room));
    const change = follow(topology);
    fresh.update(scene, change);
    placer.update(scene, change);
    expect(placesByName(scene, placer.placement)).toEqual(placesByName(scene, fresh.placement));
  });

  it('R73 R271: a container that is created again is where the one before it was dragged to', () => {
    const topology = engineWith('voting-app');
    const { scene, follow } = sceneOf(topology);
    const placer = new ScenePlacer();
    finish(placer.layOut(scene, 'depth', room));
    const { id = '', name = '' } = topology.containers[0] ?? {};
    placer.move(new Map([[`c:${id}`, { x: 2000, y: 900 }]]));
    const place = placer.placement.cards.get(id);
    for (const next of downSteps(topology, 'voting-app')) placer.update(scene, follow(next));
    for (const next of upSteps(aTopology({}), topology, 'voting-app')) placer.update(scene, follow(next));
    const [again] = [...scene.cards.values()].filter((card) => card.name === name);
    expect(again?.id).not.toBe(id);
    expect(placer.placement.cards.get(again?.id ?? '')).toEqual(place);
  });
});
