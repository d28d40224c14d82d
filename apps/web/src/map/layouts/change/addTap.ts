import type { SceneTap } from '../../scene/scene.ts';
import { lengthened } from './findPlace.ts';
import type { PlacedBar, PlacedCard } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** The minimum distance of two taps at one side of a card, in pixels at zoom 1. */
const APART = 5;

/**
 * Routes a tap from a card to a bar. The tap is horizontal at the first height where nothing is in its way, and the bar
 * lengthens to that height if it must. Where no height is free, the tap is slanted, to the nearest point of the bar.
 */
export function addTap(live: LivePlacement, tap: SceneTap, card: PlacedCard, bar: PlacedBar): void {
  const cardX = bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;
  const taken = live.tapsOfCard(tap.cardId).filter((each) => each.cardX === cardX);
  const shared = { id: tap.id, cardId: tap.cardId, barKey: bar.key, cardX, barX: bar.x };
  const rows = rowsOf(card).filter((y) => taken.every((each) => Math.abs(each.cardY - y) >= APART));
  for (const y of rows) {
    const longer = lengthened(bar, y);
    const fits = y >= bar.top + 3 && y <= bar.bottom - 3;
    if (!live.obstacles.isFreeForLine(cardX, bar.x, y, tap.cardId, bar.key)) continue;
    if (!fits && !live.obstacles.isFreeForBar(longer)) continue;
    if (!fits) live.setBar(longer);
    live.setTap({ ...shared, cardY: y, barY: y });
    return;
  }
  const cardY = rows[0] ?? card.y + card.height / 2;
  const barY = Math.min(Math.max(cardY, bar.top + 6), bar.bottom - 6);
  live.setTap({ ...shared, cardY, barY });
}

/** Returns the heights at which a line may leave a card: the middle of its header first, then those around it. */
function rowsOf(card: PlacedCard): number[] {
  const middle = card.y + 17;
  return [0, 6, -6, 11, -11, 17, 23, 29, 35]
    .map((step) => middle + step)
    .filter((y) => y < card.y + card.height - 4);
}
