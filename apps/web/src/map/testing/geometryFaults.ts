import { barRect, labelRect, overlaps } from '../layouts/change/Obstacles.ts';
import type { Placement, Rect } from '../layouts/placement.ts';

/**
 * Returns the faults of a placement as sentences. Cards, bars and labels must not overlap. Each tap must be
 * horizontal, start at an edge of its card and end at its bar, and cross no other card and no label. With `slanted`,
 * slanted taps are allowed, as after additions.
 */
export function geometryFaults(placement: Placement, { slanted = false } = {}): string[] {
  const faults: string[] = [];
  const boxes: { what: string; owner: string; rect: Rect }[] = [];
  for (const [id, rect] of placement.cards) boxes.push({ what: 'card', owner: id, rect });
  for (const bar of placement.bars.values()) {
    boxes.push({ what: 'bar', owner: bar.key, rect: barRect(bar) });
    boxes.push({ what: 'label', owner: bar.key, rect: labelRect(bar) });
  }
  boxes.sort((a, b) => a.rect.y - b.rect.y);
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (b.rect.y >= a.rect.y + a.rect.height) break;
      if (overlaps(a.rect, b.rect)) faults.push(`${a.what} ${a.owner} meets ${b.what} ${b.owner}`);
    }
  }
  for (const tap of placement.taps.values()) {
    const card = placement.cards.get(tap.cardId);
    const bar = placement.bars.get(tap.barKey);
    if (!card || !bar) {
      faults.push(`tap ${tap.id} has no ends`);
      continue;
    }
    const onEdge = tap.cardX === card.x || tap.cardX === card.x + card.width;
    if (!onEdge || tap.cardY < card.y || tap.cardY > card.y + card.height)
      faults.push(`tap ${tap.id} leaves its card`);
    if (tap.barX !== bar.x || tap.barY < bar.top || tap.barY > bar.bottom)
      faults.push(`tap ${tap.id} misses its bar`);
    if (tap.cardY !== tap.barY) {
      if (!slanted) faults.push(`tap ${tap.id} is slanted`);
      continue;
    }
    const [from, to] = [Math.min(tap.cardX, tap.barX), Math.max(tap.cardX, tap.barX)];
    for (const { what, owner, rect } of boxes) {
      if (what === 'bar' || owner === (what === 'card' ? tap.cardId : '')) continue;
      const crosses =
        rect.y < tap.cardY && tap.cardY < rect.y + rect.height && rect.x < to && from < rect.x + rect.width;
      if (crosses) faults.push(`tap ${tap.id} crosses ${what} ${owner}`);
    }
  }
  return faults;
}
