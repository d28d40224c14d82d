import { byName } from '../compareNames.ts';
import { cardHeight, lineOffsets } from '../cardShape.ts';
import type { PlanBand, PlanCard } from '../toPlan.ts';
import { orderRows } from './orderRows.ts';
import { stackColumn } from './stackColumn.ts';
import { toShelf } from './toShelf.ts';
import type { Shelf } from './toShelf.ts';

/**
 * A band whose rows are placed and whose columns have no x yet. All heights are in pixels at zoom 1, from the top of
 * the band’s content.
 */
export interface BandRows {
  key: string;
  /** By depth. */
  columns: Map<number, Column>;
  shelf: Shelf;
  height: number;
  /** True if the outside cannot reach any card in the columns. */
  isUnreachable: boolean;
}

/** A band with its rows and its vertical position. */
export interface BandFrame {
  rows: BandRows;
  top: number;
  /** The y at which the rows start, below the header. */
  content: number;
  /** The right end of its bars and columns so far, and the x at which its shelf starts. */
  right: number;
  shelfX: number;
  /** The left and the right edge of the column before the gap that is being filled. */
  left: number;
  edge: number;
}

interface Column {
  cards: PlanCard[];
  subColumns: number;
  height: number;
  /** The left edge. */
  x: number;
}

/** Places the rows of a band. A card that has neither an entry point nor a network goes to the shelf. */
export function toBandRows({ key, cards, idle }: PlanBand, wrapAfter: number): BandRows {
  const columns: BandRows['columns'] = new Map();
  const unattached: PlanCard[] = [];
  let isUnreachable = true;
  for (const card of cards.toSorted((a, b) => byName(a.card, b.card))) {
    if (card.depth === 0) {
      unattached.push(card);
      continue;
    }
    measure(card);
    isUnreachable &&= card.isUnreachable;
    const column = columns.get(card.depth);
    if (column) column.cards.push(card);
    else columns.set(card.depth, { cards: [card], subColumns: 1, height: 0, x: 0 });
  }
  orderRows(columns);
  let tallest = 0;
  for (const column of columns.values()) {
    column.subColumns = column.cards.length > wrapAfter ? 2 : 1;
    column.height = stackColumn(column.cards, wrapAfter);
    tallest = Math.max(tallest, column.height);
  }
  const shelf = toShelf(unattached, idle.toSorted(byName), tallest);
  const height = Math.max(tallest, shelf.height);
  for (const column of columns.values()) {
    const down = Math.round((height - column.height) / 2);
    for (const card of column.cards) {
      card.y += down;
      for (const tap of card.taps) tap.y += card.y;
    }
  }
  return { key, columns, shelf, height, isUnreachable: isUnreachable && columns.size > 0 };
}

const none: readonly number[] = [];

/** Finds the height of a card, and the heights of its lines. The entry points are the first ones at its left side. */
function measure(planned: PlanCard): void {
  const { card, depth, taps } = planned;
  const entryPoints = card.entryPoints.length;
  let [left, right] = [0, 0];
  for (const tap of taps) {
    tap.isRight = tap.piece.network.depth === depth;
    if (tap.isRight) right++;
    else left++;
  }
  planned.height = cardHeight(card, { entryPoints, left, right });
  const leftLines = lineOffsets(planned.height, entryPoints, left);
  const rightLines = lineOffsets(planned.height, 0, right);
  planned.entryPoints = entryPoints > 0 ? leftLines.slice(0, entryPoints) : none;
  [left, right] = [entryPoints, 0];
  for (const tap of taps) tap.y = (tap.isRight ? rightLines[right++] : leftLines[left++]) ?? 0;
}
