import { CARD } from '../measures.ts';
import type { PlanCard } from '../toPlan.ts';

/** The minimum vertical space between a line and a card that it passes, in pixels at zoom 1. */
const CLEAR = 5;

/**
 * R65: stacks the cards of one column of a band: finds the top of each, from the top of the column, and its sub-column. A
 * column of more than `wrapAfter` cards wraps into two sub-columns, which are filled in turn. The lines of one sub-column
 * then run between the cards of the other one and never through a card. Returns the height of the column.
 */
export function stackColumn(cards: readonly PlanCard[], wrapAfter: number): number {
  if (cards.length > wrapAfter) return stackWrapped(cards);
  let bottom = -CARD.rowGap;
  for (const card of cards) {
    card.sub = 0;
    card.y = bottom + CARD.rowGap;
    bottom = card.y + card.height;
  }
  return Math.max(0, bottom);
}

function stackWrapped(cards: readonly PlanCard[]): number {
  // For each sub-column: the bottom of its last card, and the height of its last line to the other sub-column.
  const bottoms: [number, number] = [-CARD.rowGap, -CARD.rowGap];
  const lastLines: [number, number] = [-Infinity, -Infinity];
  for (const [i, card] of cards.entries()) {
    const sub = i % 2 === 0 ? 0 : 1;
    const other = sub === 0 ? 1 : 0;
    // Lines to the left pass the sub-column at the left, lines to the right that at the right.
    const lines = linesOf(card, sub === 0);
    let y = bottoms[sub] + CARD.rowGap;
    if (lines.length > 0) y = Math.max(y, bottoms[other] + CLEAR - Math.min(...lines));
    y = Math.max(y, lastLines[other] + CLEAR);
    card.sub = sub;
    card.y = y;
    bottoms[sub] = y + card.height;
    if (lines.length > 0) lastLines[sub] = y + Math.max(...lines);
  }
  return Math.max(...bottoms);
}

/** The heights of the lines at one side of a card, from its top. */
function linesOf({ taps, entryPoints }: PlanCard, isRight: boolean): number[] {
  const lines = taps.filter((tap) => tap.isRight === isRight).map((tap) => tap.y);
  return isRight ? lines : [...entryPoints, ...lines];
}
