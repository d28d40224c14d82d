import { BAR } from '../measures.ts';
import type { PlacedBar, PlacedCard } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** The minimum distance of two taps at one side of a card, in pixels at zoom 1. */
const APART = 5;

/** Returns the x of the side of a card that faces a bar at `barX`. */
export const facingSide = (card: PlacedCard, barX: number): number =>
  barX >= card.x + card.width / 2 ? card.x + card.width : card.x;

/**
 * Returns the heights at which a tap may leave the side of a card at `fromX`, apart from its other taps: the middle of the
 * header of the card first, then those around it.
 */
export function rowsFrom(live: LivePlacement, cardId: string, card: PlacedCard, fromX: number): number[] {
  const taken = live.tapsOfCard(cardId).filter((each) => each.cardX === fromX);
  const middle = card.y + 17;
  return [0, 6, -6, 11, -11, 17, 23, 29, 35]
    .map((step) => middle + step)
    .filter((y) => y < card.y + card.height - 4)
    .filter((y) => taken.every((each) => Math.abs(each.cardY - y) >= APART));
}

/** Returns the bar, long enough for a tap at the height `y`. */
export const lengthened = (bar: PlacedBar, y: number): PlacedBar => ({
  ...bar,
  top: Math.min(bar.top, y - BAR.overhang),
  bottom: Math.max(bar.bottom, y + BAR.overhang),
});
