import type { PlacedBar, PlacedCard } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** The minimum distance of two taps at one side of a card, in pixels at zoom 1. */
const APART = 5;

/** Returns the x of the side of a card that faces a bar. */
export const facingSide = (card: PlacedCard, bar: PlacedBar): number =>
  bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;

/**
 * Returns the heights at which a tap may leave a card on its way to a bar, apart from its other taps: the middle of its
 * header first, then those around it.
 */
export function rowsTowards(live: LivePlacement, cardId: string, card: PlacedCard, bar: PlacedBar): number[] {
  const side = facingSide(card, bar);
  const taken = live.tapsOfCard(cardId).filter((each) => each.cardX === side);
  const middle = card.y + 17;
  return [0, 6, -6, 11, -11, 17, 23, 29, 35]
    .map((step) => middle + step)
    .filter((y) => y < card.y + card.height - 4)
    .filter((y) => taken.every((each) => Math.abs(each.cardY - y) >= APART));
}

/** True if a level line at the height `y` from a card to a bar passes no other card and no label of another bar. */
export const isLevelFree = (
  live: LivePlacement,
  cardId: string,
  card: PlacedCard,
  bar: PlacedBar,
  y: number,
): boolean => live.obstacles.isFreeForLine(facingSide(card, bar), bar.x, y, cardId, bar.key);
