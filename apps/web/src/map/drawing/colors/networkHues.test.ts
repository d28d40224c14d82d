import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import { aNetwork, anEngine, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryChain } from '../../testing/arbitraryChain.ts';
import { assignHues, hueColor, networkHues } from './networkHues.ts';
import { palettes } from './palette.ts';

const withoutNeighbours = (...ids: string[]) => ids.map((id) => ({ id, neighbours: [] }));

describe('networkHues', () => {
  it('R71: a network keeps its hue when others are added or removed', () => {
    const first = assignHues(withoutNeighbours('a', 'b', 'c'), new Map());
    const next = assignHues(withoutNeighbours('z', 'y', 'b', 'c'), first);
    expect(next.get('b')).toBe(first.get('b'));
    expect(next.get('c')).toBe(first.get('c'));
    expect(next.has('a')).toBe(false);
  });

  it('R71: the hues that follow changes are those of all networks, and none changes', () => {
    fc.assert(
      fc.property(arbitraryChain(10), ([first = aTopology({}), ...others]) => {
        let topology = first;
        let index = new TopologyIndex(first);
        let before = new Map(networkHues(index));
        for (const next of others) {
          const change = diffTopology(topology, next) ?? { put: {}, remove: {} };
          topology = applyDiff(topology, change);
          index = index.advance(change);
          const hues = new Map(networkHues(index));
          expect([...hues.keys()].sort()).toEqual([...index.networks.keys()].sort());
          for (const [id, slot] of before) if (hues.has(id)) expect(hues.get(id)).toBe(slot);
          before = hues;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('R71: a network keeps its hue while other engines are shown', () => {
    const networks = Array.from({ length: 40 }, (_, at) => aNetwork(`net-${at}`));
    const indexOf = (engine: string, ...shown: typeof networks) =>
      new TopologyIndex(aTopology({ engine: anEngine({ id: engine }), networks: shown }));
    const before = new Map(networkHues(indexOf('kept', ...networks)));
    networkHues(indexOf('other', aNetwork('else')));
    const left = networks.slice(30);
    const again = networkHues(indexOf('kept', ...left));
    expect(left.map(({ id }) => again.get(id))).toEqual(left.map(({ id }) => before.get(id)));
  });

  it('R71: neighbours get clearly different hues, and up to 19 networks have no hue in common', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const hues = assignHues(
      ids.map((id) => ({ id, neighbours: ids.filter((other) => other !== id) })),
      new Map(),
    );
    const slots = [...hues.values()].sort((a, b) => a - b);
    for (const [i, slot] of slots.slice(1).entries())
      expect(slot - (slots[i] ?? 0)).toBeGreaterThanOrEqual(3);
    const many = assignHues(withoutNeighbours(...Array.from({ length: 19 }, (_, i) => `n${i}`)), new Map());
    expect(new Set(many.values()).size).toBe(19);
  });

  it.each(['dark', 'light'] as const)(
    'R71: every hue and text colour is readable on the %s map',
    (scheme) => {
      const palette = palettes[scheme];
      const colors = Array.from({ length: 19 }, (_, slot) => hueColor(slot, scheme));
      for (const color of [
        ...colors,
        palette.soft,
        palette.faint,
        palette.outside,
        palette.trouble,
        palette.quiet,
      ]) {
        for (const ground of [palette.band, palette.page])
          expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      }
      for (const color of [palette.text, palette.faint, palette.trouble, palette.paused]) {
        expect(contrast(color, palette.card)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});

/** WCAG contrast of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
