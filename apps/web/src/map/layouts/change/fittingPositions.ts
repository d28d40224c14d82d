import type { Rect } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';
import type { Positions } from './moveMarks.ts';
import { barRect, meets, overlaps, toBox } from './Obstacle.ts';

/**
 * R73: returns the positions at which the marks cover no other card or bar, and are in no other band than where they are
 * now. Another window can have another layout than the one in which they were dragged.
 */
export function fittingPositions(live: LivePlacement, positions: Positions): Positions {
  const cards: Rect[] = [];
  const fitting = new Map(
    [...positions].filter(([mark, at]) => {
      const now = rectNow(live, mark);
      if (!now) return true;
      const then = rectAt(live, mark, now, at);
      if (coversMark(live, then, mark.slice(2), positions) || isInOtherBand(live, then, now)) return false;
      if (!mark.startsWith('c:')) return true;
      // Of two cards that were put at the same place, the first one goes there.
      if (cards.some((card) => overlaps(card, then))) return false;
      cards.push(then);
      return true;
    }),
  );
  // A mark that stays where it is may be in the way of others.
  return fitting.size < positions.size ? fittingPositions(live, fitting) : fitting;
}

function rectNow({ placement }: LivePlacement, mark: string): Rect | undefined {
  const id = mark.slice(2);
  const bar = mark.startsWith('n:') ? placement.bars.get(id) : undefined;
  return bar ? barRect(bar) : placement.cards.get(id);
}

/** A bar with taps stays at their heights. */
function rectAt(live: LivePlacement, mark: string, now: Rect, at: { x: number; y: number }): Rect {
  const keepsHeight = mark.startsWith('n:') && live.tapsOfBar(mark.slice(2)).length > 0;
  return { ...now, x: at.x - now.width / 2, y: keepsHeight ? now.y : at.y - now.height / 2 };
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
