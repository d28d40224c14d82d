import type { Scene } from '../scene/scene.ts';
import { cardInside } from './cardShape.ts';
import { BAR, LABEL_ROOM } from './measures.ts';
import type { Placement, Rect } from './placement.ts';

/**
 * Returns the id of the card or chip (`c:<container id>`) or of the bar (`n:<network id>`) at a point, `null` if there
 * is none. Coordinates are in pixels at zoom 1. A bar is also hit on its label and up to 15 pixels beside it, because
 * it is only 10 pixels wide.
 */
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
    const inLabel = y >= bar.top - LABEL_ROOM && y < bar.top && Math.abs(x - bar.x) < bar.labelWidth / 2;
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
