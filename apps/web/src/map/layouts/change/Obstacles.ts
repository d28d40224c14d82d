import { BAR, LABEL } from '../measures.ts';
import type { PlacedBar, Placement, Rect } from '../placement.ts';

/** The minimum space around a new card, in pixels at zoom 1. */
const CLEAR = 6;

/** Checks whether a place is free in a placement, which may grow between two checks. */
export class Obstacles {
  constructor(private readonly placement: Placement) {}

  /**
   * True if a card at `rect` is clear of other cards, bars, labels, and of lines that are not its own (`own`:
   * its id).
   */
  isFreeForCard(rect: Rect, own: string): boolean {
    const wide = inflate(rect, CLEAR);
    for (const [id, card] of this.placement.cards) if (id !== own && overlaps(wide, card)) return false;
    for (const bar of this.placement.bars.values()) if (overlaps(wide, withLabel(bar))) return false;
    for (const tap of this.placement.taps.values()) {
      if (tap.cardId !== own && overlaps(wide, lineRect(tap.cardX, tap.barX, tap.cardY))) return false;
    }
    return [...this.placement.entryPoints.values()]
      .flat()
      .every(
        (entryPoint) =>
          entryPoint.cardId === own ||
          !overlaps(wide, lineRect(entryPoint.fromX, entryPoint.toX, entryPoint.y)),
      );
  }

  /** True if a horizontal line at `y` passes no card except `own`, and no label except that of the bar `barKey`. */
  isFreeForLine(fromX: number, toX: number, y: number, own: string, barKey: string | null): boolean {
    const line = lineRect(fromX, toX, y);
    for (const [id, card] of this.placement.cards)
      if (id !== own && overlaps(line, inflate(card, 2))) return false;
    for (const bar of this.placement.bars.values()) {
      if (bar.key !== barKey && overlaps(line, labelRect(bar))) return false;
    }
    return true;
  }

  /**
   * True if a bar with its label, new or lengthened, is clear of cards, other bars and labels, and no tap of
   * another bar crosses its label.
   */
  isFreeForBar(bar: PlacedBar): boolean {
    const body = inflate(
      { x: bar.x - BAR.width / 2, y: bar.top, width: BAR.width, height: bar.bottom - bar.top },
      4,
    );
    const label = labelRect(bar);
    const blocked = (rect: Rect) => overlaps(body, rect) || overlaps(label, rect);
    for (const card of this.placement.cards.values()) if (blocked(card)) return false;
    for (const other of this.placement.bars.values()) {
      if (other.key !== bar.key && (blocked(labelRect(other)) || blocked(barRect(other)))) return false;
    }
    for (const tap of this.placement.taps.values()) {
      if (tap.barKey !== bar.key && overlaps(label, lineRect(tap.cardX, tap.barX, tap.cardY))) return false;
    }
    return true;
  }
}

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inflate = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

export const barRect = (bar: PlacedBar): Rect => ({
  x: bar.x - BAR.width / 2,
  y: bar.top,
  width: BAR.width,
  height: bar.bottom - bar.top,
});

export const labelRect = (bar: PlacedBar): Rect => ({
  x: bar.x - bar.labelWidth / 2,
  y: bar.top - LABEL.height - LABEL.lift,
  width: bar.labelWidth,
  height: LABEL.height,
});

const withLabel = (bar: PlacedBar): Rect => ({
  x: bar.x - bar.labelWidth / 2,
  y: bar.top - LABEL.height - LABEL.lift,
  width: bar.labelWidth,
  height: bar.bottom - bar.top + LABEL.height + LABEL.lift,
});

const lineRect = (fromX: number, toX: number, y: number): Rect => ({
  x: Math.min(fromX, toX),
  y: y - 0.5,
  width: Math.abs(toX - fromX),
  height: 1,
});
