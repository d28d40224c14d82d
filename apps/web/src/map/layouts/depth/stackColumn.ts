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
    const y = Math.max(
      bottoms[sub] + CARD.rowGap,
      bottoms[other] + CLEAR - lines.first,
      lastLines[other] + CLEAR,
    );
    card.sub = sub;
    card.y = y;
    bottoms[sub] = y + card.height;
    lastLines[sub] = Math.max(lastLines[sub], y + lines.last);
  }
  return Math.max(...bottoms);
}

/** The heights of the first and the last line at one side of a card, from its top. */
function linesOf({ taps, entryPoints }: PlanCard, isRight: boolean): { first: number; last: number } {
  let first = isRight ? Infinity : (entryPoints[0] ?? Infinity);
  let last = isRight ? -Infinity : (entryPoints.at(-1) ?? -Infinity);
  for (const tap of taps) {
    if (tap.isRight !== isRight) continue;
    first = Math.min(first, tap.y);
    last = Math.max(last, tap.y);
  }
  return { first, last };
}
