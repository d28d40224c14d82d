import type { Rect } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';
import type { Positions } from './moveMarks.ts';
import { barRect, meets, overlaps, toBox } from './Obstacle.ts';

/**
 * R73: returns the positions at which the marks cover no other card or bar, and are in no other band than where they are
 * now. Another window can have another layout than the one in which they were dragged.
 */
export function fittingPositions(live: LivePlacement, positions: Positions): Positions {
  return new Map([...positions].filter(([mark, at]) => fits(live, positions, mark, at)));
}

function fits(
  live: LivePlacement,
  positions: Positions,
  mark: string,
  at: { x: number; y: number },
): boolean {
  const id = mark.slice(2);
  const now = mark.startsWith('c:') ? live.placement.cards.get(id) : barNow(live, id);
  if (!now) return true;
  // A bar with taps stays at their heights.
  const keepsHeight = mark.startsWith('n:') && live.tapsOfBar(id).length > 0;
  const then = { ...now, x: at.x - now.width / 2, y: keepsHeight ? now.y : at.y - now.height / 2 };
  return !coversMark(live, then, id, positions) && !isInOtherBand(live, then, now);
}

function barNow(live: LivePlacement, key: string): Rect | undefined {
  const bar = live.placement.bars.get(key);
  return bar && barRect(bar);
}

/** True if a card or bar is there that is not dragged away itself. */
function coversMark(live: LivePlacement, rect: Rect, id: string, positions: Positions): boolean {
  const box = toBox(rect);
  return live.obstacles.near(box).some(({ kind, cardId, bar, ...other }) => {
    if (kind === 'card') return cardId !== id && !positions.has(`c:${cardId}`) && meets(box, other);
    if (!bar || bar.placed.key === id || positions.has(`n:${bar.placed.key}`)) return false;
    return meets(box, bar.body);
  });
}

function isInOtherBand({ placement }: LivePlacement, then: Rect, now: Rect): boolean {
  return [...placement.bands.values()].some((band) => overlaps(band, then) && !overlaps(band, now));
}
