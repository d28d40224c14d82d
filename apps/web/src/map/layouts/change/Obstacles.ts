import { BAR, LABEL } from '../measures.ts';
import type { PlacedBar, Placement, Rect } from '../placement.ts';

const CLEAR = 6;

/** What stands already, asked whether something more finds room. */
export class Obstacles {
  constructor(private readonly placement: Placement) {}

  /** Whether a card may stand at `rect`: clear of cards, bars, labels and of lines that are not its own. */
  isFreeForCard(rect: Rect, own: string): boolean {
    const wide = inflate(rect, CLEAR);
    for (const [id, card] of this.placement.cards) if (id !== own && overlaps(wide, card)) return false;
    for (const bar of this.placement.bars.values()) if (overlaps(wide, withLabel(bar))) return false;
    for (const fold of this.placement.folds) if (overlaps(wide, fold)) return false;
    for (const tap of this.placement.taps.values()) {
      if (tap.cardId !== own && overlaps(wide, lineRect(tap.cardX, tap.barX, tap.cardY))) return false;
    }
    return this.placement.entryPoints.every(
      (door) => door.cardId === own || !overlaps(wide, lineRect(door.fromX, door.toX, door.y)),
    );
  }

  /** Whether a level line may run from a card's side to `toX`: through no card, no label. */
  isFreeForLine(fromX: number, toX: number, y: number, own: string, barKey: string | null): boolean {
    const line = lineRect(fromX, toX, y);
    for (const [id, card] of this.placement.cards)
      if (id !== own && overlaps(line, inflate(card, 2))) return false;
    for (const bar of this.placement.bars.values()) {
      if (bar.key !== barKey && overlaps(line, labelRect(bar))) return false;
    }
    return true;
  }

  /** Whether a bar may stand (or grow) there with its label: clear of cards, other bars and labels; no foreign tap through its label. */
  isFreeForBar(bar: PlacedBar): boolean {
    const body = inflate(
      { x: bar.x - BAR.width / 2, y: bar.top, width: BAR.width, height: bar.bottom - bar.top },
      4,
    );
    const label = labelRect(bar);
    const blocked = (rect: Rect) => overlaps(body, rect) || overlaps(label, rect);
    for (const card of this.placement.cards.values()) if (blocked(card)) return false;
    for (const fold of this.placement.folds) if (blocked(fold)) return false;
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
