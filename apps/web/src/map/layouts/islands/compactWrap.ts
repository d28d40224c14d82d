import type { Scene } from '../../scene/scene.ts';
import { BAND, CARD, GAP } from '../measures.ts';
import type { Depths } from '../depth/toDepths.ts';

/**
 * Returns after how many cards the columns of a block must wrap for the block to be smallest. The size is estimated from
 * the numbers of cards in the columns and of networks in the gaps, before anything is placed.
 */
export function compactWrap({ cards, networks }: Scene, depths: Depths): number {
  const columns = new Map<number, number>();
  for (const { id } of cards) {
    const depth = depths.cards.get(id);
    if (depth !== undefined) columns.set(depth, (columns.get(depth) ?? 0) + 1);
  }
  const counts = [...columns.values()];
  const row = CARD.height + CARD.rowGap;
  const fixed = 2 * BAND.padding + (cards.some((card) => card.entryPoints.length > 0) ? 90 : 0);
  const gaps = networks.length * GAP.min;
  const areaAt = (wrapAfter: number) => {
    const tallest = Math.max(
      ...counts.map((count) => (count > wrapAfter ? (count / 2 + 0.5) * row : count * row)),
    );
    const width = counts.reduce(
      (sum, count) => sum + CARD.width + (count > wrapAfter ? GAP.sub + CARD.width : 0),
      fixed + gaps,
    );
    return width * (BAND.header + BAND.padding + tallest);
  };
  let best = Math.max(0, ...counts);
  for (const count of counts) {
    // A column of two cards would become as wide as two columns for nothing.
    const wrapAfter = Math.max(3, count - 1);
    if (areaAt(wrapAfter) < areaAt(best)) best = wrapAfter;
  }
  return best;
}
