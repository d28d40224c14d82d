import { describe, expect, it } from 'vitest';
import { toScene } from '../../scene/toScene.ts';
import { geometryFaults } from '../../testing/geometryFaults.ts';
import { indexWith } from '../../testing/composeProjects.ts';
import { depthLayout } from '../depth/depthLayout.ts';
import { LivePlacement } from './LivePlacement.ts';
import { moveMarks } from './moveMarks.ts';
import type { Positions } from './moveMarks.ts';

const scene = toScene(indexWith('voting-app', 'elk'));
const db = scene.cards.find((card) => card.label === 'db')?.id ?? '';

function moved(positions: Positions) {
  const live = new LivePlacement(depthLayout(scene), true);
  moveMarks(live, positions);
  return { placement: live.placement, change: live.takeChange() };
}

describe('moveMarks', () => {
  const before = depthLayout(scene);

  it('R73: places a card where it was dropped; its taps stay horizontal, its bars lengthen', () => {
    const { placement } = moved(new Map([[`c:${db}`, { x: 2000, y: 900 }]]));
    const card = placement.cards.get(db);
    expect(card && [card.x + card.width / 2, card.y + card.height / 2]).toEqual([2000, 900]);
    expect(
      geometryFaults(placement).filter((fault) => fault.includes('misses') || fault.includes('leaves')),
    ).toEqual([]);
    for (const [id, other] of before.cards) if (id !== db) expect(placement.cards.get(id)).toEqual(other);
  });

  it('R73: a dragged bar stays at the heights of its taps', () => {
    const [bar] = [...before.bars.values()];
    const { placement } = moved(new Map([[`n:${bar?.key}`, { x: (bar?.x ?? 0) + 40, y: 5000 }]]));
    expect(placement.bars.get(bar?.key ?? '')?.x).toBe((bar?.x ?? 0) + 40);
    expect(placement.bars.get(bar?.key ?? '')?.bottom).toBe(bar?.bottom);
    expect(geometryFaults(placement).filter((fault) => fault.includes('misses'))).toEqual([]);
  });

  it('R73: touches only what is attached to the card, and nothing where the card already is', () => {
    const { change } = moved(new Map([[`c:${db}`, { x: 2000, y: 900 }]]));
    const own = scene.taps.filter((tap) => tap.cardId === db);
    expect(change.cards).toEqual(new Set([db]));
    expect(change.taps).toEqual(new Set(own.map((tap) => tap.id)));
    expect(change.bars).toEqual(new Set(own.map((tap) => tap.networkId)));
    const card = before.cards.get(db) ?? { x: 0, y: 0, width: 0, height: 0 };
    const there = { x: card.x + card.width / 2, y: card.y + card.height / 2 };
    expect(moved(new Map([[`c:${db}`, there]])).change.cards.size).toBe(0);
  });

  it('R73: positions of marks that no longer exist are ignored', () => {
    expect(moved(new Map([['c:gone', { x: 1, y: 1 }]])).placement).toEqual(before);
  });
});
