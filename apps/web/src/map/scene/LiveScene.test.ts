import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryChain } from '../testing/arbitraryChain.ts';
import { LiveScene } from './LiveScene.ts';

describe('R63: a scene that follows changes equals a fresh one', () => {
  it('for any chain of changes, and names exactly what changed', () => {
    fc.assert(
      fc.property(arbitraryChain(14), ([first = aTopology({}), ...others]) => {
        let index = new TopologyIndex(first);
        const scene = new LiveScene(index);
        let topology = first;
        for (const next of others) {
          const change = diffTopology(topology, next);
          if (!change) continue;
          const before = partsOf(scene);
          topology = applyDiff(topology, change);
          index = index.advance(change);
          const changed = scene.update(index, change);
          const fresh = new LiveScene(new TopologyIndex(topology));
          expect(scene.lists()).toEqual(fresh.lists());
          expect(relationsOf(scene)).toEqual(relationsOf(fresh));
          for (const kind of ['cards', 'networks', 'taps'] as const)
            expect([...changed[kind]].sort()).toEqual(differing(before[kind], partsOf(scene)[kind]));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('and does not touch what does not depend on the change', () => {
    const [web, other, front] = [aContainer('web'), aContainer('other'), aNetwork('front')];
    const topology = aTopology({
      networks: [front],
      containers: [web, other],
      attachments: [anAttachment(web, front), anAttachment(other, front)],
    });
    const index = new TopologyIndex(topology);
    const scene = new LiveScene(index);
    const [card, was] = [scene.cards.get(other.id), scene.cards.get(web.id)];
    const change = { put: { containers: [{ ...web, state: 'paused' as const }] }, remove: {} };
    const changed = scene.update(index.advance(change), change);
    expect(changed).toEqual({
      cards: new Set([web.id]),
      networks: new Set(),
      taps: new Set(),
      was: new Map([[web.id, was]]),
    });
    expect(scene.cards.get(other.id)).toBe(card);
    expect(scene.cards.get(web.id)?.state).toBe('paused');
  });
});

const partsOf = ({ cards, networks, taps }: LiveScene) => ({
  cards: new Map<string, unknown>(cards),
  networks: new Map<string, unknown>(networks),
  taps: new Map<string, unknown>(taps),
});

/** What is asked of a scene by card, network and band. */
const relationsOf = (scene: LiveScene) => ({
  ofCards: [...scene.cards.keys()]
    .sort()
    .map((id) => [...scene.tapsOfCard(id)].sort((a, b) => (a.id < b.id ? -1 : 1))),
  ofNetworks: [...scene.networks.keys()].sort().map((id) => scene.tapsOfNetwork(id)),
  ofBands: ['', 'shop', 'media', 'edge', 'unknown'].map((band) => [...scene.cardsOfBand(band)].sort()),
});

function differing(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))).sort();
}
