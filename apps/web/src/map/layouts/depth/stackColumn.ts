import { CARD } from '../measures.ts';

/** A card to be stacked: its height, and the heights of its lines on both sides, from its top. */
export interface ColumnCard {
  id: string;
  height: number;
  left: readonly number[];
  right: readonly number[];
}

export interface StackedColumn {
  /** For each card: its top, from the top of the column, and its sub-column (0 is the left one). */
  at: Map<string, { y: number; sub: number }>;
  subColumns: number;
  height: number;
}

/** The minimum vertical space between a line and a card that it passes, in pixels at zoom 1. */
const CLEAR = 5;

/**
 * R65: stacks the cards of one column of a band. A column of more than `wrapAfter` cards wraps into two sub-columns,
 * which are filled in turn. The lines of one sub-column then run between the cards of the other one and never through a
 * card.
 */
export function stackColumn(cards: readonly ColumnCard[], wrapAfter: number): StackedColumn {
  const subColumns = cards.length > wrapAfter ? 2 : 1;
  const at: StackedColumn['at'] = new Map();
  // For each sub-column: the bottom of its last card, and the heights of its last lines to the left and to the right.
  const bottoms = Array<number>(subColumns).fill(-CARD.rowGap);
  const leftLines = Array<number>(subColumns).fill(-Infinity);
  const rightLines = Array<number>(subColumns).fill(-Infinity);
  let height = 0;
  for (const [i, card] of cards.entries()) {
    const sub = i % subColumns;
    let y = (bottoms[sub] ?? 0) + CARD.rowGap;
    for (let other = 0; other < subColumns; other++) {
      if (other === sub) continue;
      // Lines to the left pass the sub-columns at the left, lines to the right those at the right.
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
  return { at, subColumns, height };
}
