import type { SceneCard } from '../scene/scene.ts';
import { CARD, LINE } from './measures.ts';
import type { Rect } from './placement.ts';

/** Lines that end on each side of a card. */
export interface LineCounts {
  entryPoints: number;
  left: number;
  right: number;
}

/** How tall a card must be for what it holds and for the lines on its sides. */
export function cardHeight(card: SceneCard, sides: LineCounts): number {
  const chipRows = Math.ceil(card.chips.length / 2);
  const rows = chipRows + card.stubs.length;
  const content = rows === 0 ? CARD.height : CARD.height - 2 + rows * (CARD.chip + CARD.chipGap) + 5;
  const left = sides.entryPoints * LINE.entryPoint + sides.left * LINE.tap;
  return Math.max(content, left + LINE.margin + 4, sides.right * LINE.tap + 2 * LINE.margin);
}

/** Where the lines of one side end, from the card's top: doors first, then taps, spread around the middle of its head. */
export function lineOffsets(height: number, doors: number, taps: number): number[] {
  const steps = [...Array<number>(doors).fill(LINE.entryPoint), ...Array<number>(taps).fill(LINE.tap)].slice(
    1,
  );
  const length = steps.reduce((sum, step) => sum + step, 0);
  // A tall card's lines stay at its head, where its name is.
  const middle = Math.max(
    CARD.height / 2,
    Math.min(height / 2, length / 2 + LINE.margin + (doors > 0 ? 4 : 0)),
  );
  const offsets = doors + taps > 0 ? [middle - length / 2] : [];
  for (const step of steps) offsets.push((offsets.at(-1) ?? 0) + step);
  return offsets;
}

/** Rectangles of the chips and stubs inside a card, in the order of `card.chips`, then `card.stubs`. */
export function cardInside(card: SceneCard, at: Rect): { chips: Rect[]; stubs: Rect[] } {
  const room = at.width - 2 * CARD.inset;
  const half = (room - CARD.chipGap) / 2;
  const top = at.y + CARD.height - 4;
  const step = CARD.chip + CARD.chipGap;
  const chips = card.chips.map((_, i) => ({
    x: at.x + CARD.inset + (i % 2) * (half + CARD.chipGap),
    y: top + Math.floor(i / 2) * step,
    width: half,
    height: CARD.chip,
  }));
  const below = top + Math.ceil(card.chips.length / 2) * step;
  const stubs = card.stubs.map((_, i) => ({
    x: at.x + CARD.inset,
    y: below + i * step,
    width: room,
    height: CARD.chip,
  }));
  return { chips, stubs };
}
