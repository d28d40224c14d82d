import { TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology, arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toScene } from '../../scene/toScene.ts';
import { geometryFaults } from '../../testing/geometryFaults.ts';
import { engineWith, indexWith } from '../../testing/composeProjects.ts';
import { depthLayout } from '../depth/depthLayout.ts';
import { islandsLayout } from '../islands/islandsLayout.ts';
import { placeNew } from './placeNew.ts';

const sceneOf = (topology: Topology) => toScene(new TopologyIndex(topology));

describe('placeNew', () => {
  it('R74: moves nothing that a change does not touch, and places everything', () => {
    fc.assert(
      fc.property(
        arbitraryTopology(30),
        fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(depthLayout, islandsLayout),
        (all, [from = 0, to = 0, gone = 0], layout) => {
          // Two overlapping parts of one topology: some containers leave, others come.
          const part = (skip: number) => {
            const containers = all.containers.filter((_, i) => (i * 7 + skip) % 5 !== 0);
            const ids = new Set(containers.map((each) => each.id));
            const networks = all.networks.filter((_, i) => (i + gone + skip) % 4 !== 0);
            const nets = new Set(networks.map((each) => each.id));
            const attachments = all.attachments.filter(
              (each) => ids.has(each.containerId) && nets.has(each.networkId),
            );
            return sceneOf(aTopology({ networks, containers, attachments }));
          };
          const before = part(from);
          const after = part(to);
          const old = layout(before);
          const next = placeNew(old, after);
          for (const card of after.cards) {
            const was = old.cards.get(card.id);
            const is = next.cards.get(card.id);
            expect(is).toBeDefined();
            const untouched =
              JSON.stringify(before.cards.find((each) => each.id === card.id)) === JSON.stringify(card);
            if (was && untouched) expect(is).toEqual(was);
          }
          for (const [key, bar] of next.bars) {
            const was = old.bars.get(key);
            if (was) expect(bar.x).toBe(was.x);
          }
          for (const tap of after.taps) expect(next.taps.has(tap.id)).toBe(true);
          expect([...next.cards.keys()].sort()).toEqual(after.cards.map((card) => card.id).sort());
          expect(new Set([...next.bars.values()].map((bar) => bar.networkId)).size).toBe(
            after.networks.length,
          );
          expect(geometryFaults(next, { slanted: true }).filter((fault) => !fault.startsWith('tap'))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('R74: the same scene again changes nothing', () => {
    const scene = toScene(indexWith('voting-app', 'mixed', 'reader'));
    const placement = depthLayout(scene);
    const again = placeNew(placement, scene);
    expect(again.cards).toEqual(placement.cards);
    expect(again.bars).toEqual(placement.bars);
    expect(again.taps).toEqual(placement.taps);
    expect(again.bands).toEqual(placement.bands);
    expect(again.entryPoints).toEqual(placement.entryPoints);
  });

  it('R74: a new container of a network takes a free place near its bar', () => {
    const before = engineWith('voting-app');
    const back = before.networks.find((each) => each.name === 'voting-app_back-tier');
    const added = aContainer('voting-app-extra-1', { project: 'voting-app', service: 'extra' });
    const after = aTopology({
      networks: before.networks,
      containers: [...before.containers, added],
      attachments: [...before.attachments, anAttachment(added, back ?? aNetwork('none'))],
    });
    const old = depthLayout(sceneOf(before));
    const next = placeNew(old, sceneOf(after));
    expect(geometryFaults(next)).toEqual([]);
    expect(next.bands.size).toBe(1);
  });

  it('R74: a container of no project, a new project and a new network are placed without a fault', () => {
    const before = engineWith('voting-app');
    const loose = aContainer('job');
    const net = aNetwork('fresh');
    const after = aTopology({
      networks: [...before.networks, net],
      containers: [...before.containers, loose],
      attachments: before.attachments,
    });
    const next = placeNew(depthLayout(sceneOf(before)), sceneOf(after));
    expect(geometryFaults(next)).toEqual([]);
    expect([...next.bands.values()].map((band) => band.project)).toEqual(['voting-app', '']);
    expect(next.bars.has(net.id)).toBe(true);
  });
});
