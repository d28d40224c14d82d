import type { PlanCard, PlanTap } from '../toPlan.ts';
import type { BandRows } from './toBandRows.ts';

/** The minimum vertical distance of two lines, and the shifts that are tried, in pixels at zoom 1. */
const APART = 4;
const STEPS = [4, -4, 8, -8, 11, -11];

/**
 * R69: two taps of different networks that enter one gap from opposite sides at the same height would overlap between
 * their bars. The one from the right column moves up or down along its card by up to 11 pixels. It stays where it is if
 * no shift is free.
 */
export function separateTaps({ columns }: Pick<BandRows, 'columns'>): void {
  for (const [depth, { cards, subColumns }] of columns) {
    const before = columns.get(depth - 1)?.cards ?? [];
    // In a wrapped column the line runs through the narrow space between two cards.
    const maxShift = subColumns > 1 ? 4 : 11;
    for (const card of cards) {
      for (const tap of card.taps) {
        const { isRight, y } = tap;
        if (isRight || isFree(card, tap, y, before)) continue;
        const step = STEPS.find((each) => Math.abs(each) <= maxShift && isFree(card, tap, y + each, before));
        tap.y = y + (step ?? 0);
      }
    }
  }
}

/** True if a tap at the left side of a card can be at `y`, beside the card’s taps before it and those of the column before. */
function isFree(card: PlanCard, tap: PlanTap, y: number, before: readonly PlanCard[]): boolean {
  if (y <= card.y + 4 || y >= card.y + card.height - 4) return false;
  for (const own of card.taps) {
    if (own === tap) break;
    if (!own.isRight && Math.abs(own.y - y) < APART) return false;
  }
  for (const { taps } of before) {
    for (const other of taps) {
      if (other.isRight && other.piece !== tap.piece && Math.abs(other.y - y) < APART) return false;
    }
  }
  return true;
}
