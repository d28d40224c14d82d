import type { Scene } from '../scene/scene.ts';
import { cardInside } from './cardShape.ts';
import { BAR } from './measures.ts';
import type { Placement, Rect } from './placement.ts';

/** The card, chip or bar at a point, as its word (`c:<id>`, `n:<id>`); bars are met generously, labels included. */
export function markAt(scene: Scene, placement: Placement, x: number, y: number): string | null {
  for (const card of scene.cards) {
    const at = placement.cards.get(card.id);
    if (!at || !isIn(at, x, y, 2)) continue;
    const chip = cardInside(card, at).chips.findIndex((rect) => isIn(rect, x, y, 0));
    return `c:${card.chips[chip]?.id ?? card.id}`;
  }
  let nearest: string | null = null;
  let distance = 15;
  for (const bar of placement.bars.values()) {
    const inLabel = y >= bar.top - 34 && y < bar.top && Math.abs(x - bar.x) < bar.labelWidth / 2;
    if (inLabel) return `n:${bar.networkId}`;
    const away = Math.abs(x - bar.x) - BAR.width / 2;
    if (y < bar.top - 4 || y > bar.bottom + 4 || away >= distance) continue;
    [nearest, distance] = [`n:${bar.networkId}`, away];
  }
  return nearest;
}

const isIn = (rect: Rect, x: number, y: number, slack: number): boolean =>
  x >= rect.x - slack &&
  x <= rect.x + rect.width + slack &&
  y >= rect.y - slack &&
  y <= rect.y + rect.height + slack;
