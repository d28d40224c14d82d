import { BAR, LABEL_ROOM, labelWidth } from '../measures.ts';
import { pushTo } from '../pushTo.ts';
import type { PlanCard, PlanPart, PlanPiece } from '../toPlan.ts';
import type { BandFrame } from './toBandRows.ts';
import type { LaneBar } from './toLanes.ts';

/** A bar of one gap, with the indexes of the first and the last band that it spans. */
export interface GapBar extends LaneBar {
  piece: PlanPiece;
  first: number;
  last: number;
}

/** Returns the bars of all networks with members, by gap. */
export function toGapBars({ pieces }: PlanPart, frames: readonly BandFrame[]): Map<number, GapBar[]> {
  const gaps = new Map<number, GapBar[]>();
  for (const piece of pieces.values()) {
    const gap = piece.network.depth;
    let [first, last, natural, lowest, lean] = [Infinity, 0, 0, -Infinity, 0];
    for (const { card, y, isRight } of piece.taps) {
      if (card.row < first) natural = y;
      else if (card.row === first) natural = Math.min(natural, y);
      first = Math.min(first, card.row);
      last = Math.max(last, card.row);
      lowest = Math.max(lowest, y);
      // A tap that starts at the right side of a card reaches its bar from the left.
      lean += isRight ? 1 : -1;
    }
    const { rows, content } = frames[first] as BandFrame;
    const beside = [rows.columns.get(gap)?.cards ?? [], rows.columns.get(gap + 1)?.cards ?? []];
    const top = labelledTop(piece, natural - BAR.overhang, beside, content - 4);
    const { network } = piece.network;
    pushTo(gaps, gap, {
      id: network.id,
      piece,
      first,
      last,
      from: top - LABEL_ROOM,
      to: lowest + BAR.overhang,
      labelWidth: labelWidth(network),
      lean: lean / piece.taps.length,
    });
  }
  return gaps;
}

/**
 * Returns the top of a bar: `natural`, or the nearest y above it at which no tap of another network crosses the label.
 * `highest` is the limit: it is just below the band’s header, where there are no taps.
 *
 * @param beside the cards in the columns at both sides of the gap
 */
function labelledTop(
  { network }: PlanPiece,
  natural: number,
  beside: readonly (readonly PlanCard[])[],
  highest: number,
): number {
  let top = Math.max(natural, highest);
  while (top > highest) {
    let crossing = Infinity;
    for (const cards of beside) {
      for (const { taps } of cards) {
        for (const { piece, y } of taps) {
          if (piece.network === network || piece.network.depth !== network.depth) continue;
          if (y > top - LABEL_ROOM - 3 && y < top + 3) crossing = Math.min(crossing, y);
        }
      }
    }
    if (crossing === Infinity) break;
    top = Math.max(highest, crossing - 4);
  }
  return top;
}
