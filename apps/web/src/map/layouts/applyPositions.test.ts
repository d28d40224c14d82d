import { describe, expect, it } from 'vitest';
import { toScene } from '../scene/toScene.ts';
import { geometryFaults } from '../testing/geometryFaults.ts';
import { indexWith } from '../testing/composeProjects.ts';
import { applyPositions } from './applyPositions.ts';
import { depthLayout } from './depth/depthLayout.ts';

const scene = toScene(indexWith('voting-app'));
const placement = depthLayout(scene);
const db = scene.cards.find((card) => card.label === 'db')?.id ?? '';

describe('applyPositions', () => {
  it('R73: places a card where it was dropped; its taps stay horizontal, its bars lengthen', () => {
    const moved = applyPositions(placement, new Map([[`c:${db}`, { x: 2000, y: 900 }]]));
    const card = moved.cards.get(db);
    expect(card && [card.x + card.width / 2, card.y + card.height / 2]).toEqual([2000, 900]);
    expect(
      geometryFaults(moved).filter((fault) => fault.includes('misses') || fault.includes('leaves')),
    ).toEqual([]);
    for (const [id, other] of placement.cards) if (id !== db) expect(moved.cards.get(id)).toBe(other);
  });

  it('R73: a dragged bar stays at the heights of its taps', () => {
    const [bar] = [...placement.bars.values()];
    const moved = applyPositions(placement, new Map([[`n:${bar?.key}`, { x: (bar?.x ?? 0) + 40, y: 5000 }]]));
    expect(moved.bars.get(bar?.key ?? '')?.x).toBe((bar?.x ?? 0) + 40);
    expect(moved.bars.get(bar?.key ?? '')?.bottom).toBe(bar?.bottom);
    expect(geometryFaults(moved).filter((fault) => fault.includes('misses'))).toEqual([]);
  });

  it('R73: positions of marks that no longer exist are ignored', () => {
    expect(applyPositions(placement, new Map([['c:gone', { x: 1, y: 1 }]])).cards).toEqual(placement.cards);
  });
});
