import { BAND, CARD, GAP } from '../measures.ts';
import type { PlanPart } from '../toPlan.ts';

/** A column of two or three cards would become as wide as two columns for nothing. */
const MIN_WRAP = 3;

/**
 * Returns after how many cards the columns of a block must wrap for the block to be smallest. The size is estimated from
 * the numbers of cards in the columns and of networks in the gaps, before anything is placed.
 */
export function compactWrap({ cards, pieces, bands }: PlanPart): number {
  const columns = new Map<number, number>();
  for (const { depth } of cards) if (depth > 0) columns.set(depth, (columns.get(depth) ?? 0) + 1);
  const counts = [...columns.values()];
  let best = Math.max(0, ...counts);
  if (best <= MIN_WRAP) return best;
  const row = CARD.height + CARD.rowGap;
  const networks = bands.reduce((sum, band) => sum + band.idle.length, pieces.size);
  const hasEntryPoints = cards.some(({ card }) => card.entryPoints.length > 0);
  const fixed = 2 * BAND.padding + (hasEntryPoints ? 90 : 0) + networks * GAP.min;
  const areaAt = (wrapAfter: number) => {
    let [tallest, width] = [0, fixed];
    for (const count of counts) {
      const wraps = count > wrapAfter;
      tallest = Math.max(tallest, wraps ? (count / 2 + 0.5) * row : count * row);
      width += CARD.width + (wraps ? GAP.sub + CARD.width : 0);
    }
    return width * (BAND.header + BAND.padding + tallest);
  };
  for (const count of counts) {
    const wrapAfter = Math.max(MIN_WRAP, count - 1);
    if (areaAt(wrapAfter) < areaAt(best)) best = wrapAfter;
  }
  return best;
}
