import { CARD } from '../measures.ts';

/** A card to be stacked: its height and where its lines leave it, from its top. */
export interface ColumnCard {
  id: string;
  height: number;
  left: readonly number[];
  right: readonly number[];
}

export interface StackedColumn {
  /** Top of each card from the column's top, and which sub-column it stands in (0 is leftmost). */
  at: Map<string, { y: number; sub: number }>;
  subs: number;
  height: number;
}

/** Kept between a line and the card it passes. */
const CLEAR = 5;

/**
 * R65: stacks one column of a band. A long one wraps into two: a card's lines then run between the rows of the
 * other half, never through a card.
 */
export function stackColumn(cards: readonly ColumnCard[], wrapAfter: number): StackedColumn {
  const subs = cards.length > wrapAfter ? 2 : 1;
  const at: StackedColumn['at'] = new Map();
  // By sub-column: below which no card may start, and below which no line of another sub-column may start.
  const bottoms = Array<number>(subs).fill(-CARD.rowGap);
  const leftLines = Array<number>(subs).fill(-Infinity);
  const rightLines = Array<number>(subs).fill(-Infinity);
  let height = 0;
  for (const [i, card] of cards.entries()) {
    const sub = i % subs;
    let y = (bottoms[sub] ?? 0) + CARD.rowGap;
    for (let other = 0; other < subs; other++) {
      if (other === sub) continue;
      // Lines to the left pass sub-columns further left, lines to the right those further right.
      const [mine, theirs] = other < sub ? [card.left, rightLines] : [card.right, leftLines];
      if (mine.length > 0) y = Math.max(y, (bottoms[other] ?? 0) + CLEAR - Math.min(...mine));
      y = Math.max(y, (theirs[other] ?? 0) + CLEAR);
    }
    at.set(card.id, { y, sub });
    bottoms[sub] = y + card.height;
    if (card.left.length > 0) leftLines[sub] = y + Math.max(...card.left);
    if (card.right.length > 0) rightLines[sub] = y + Math.max(...card.right);
    height = Math.max(height, y + card.height);
  }
  return { at, subs, height };
}
