import type { SceneCard } from '../scene/scene.ts';
import { CARD, LINE } from './measures.ts';
import type { Rect } from './placement.ts';

/** Numbers of lines that end at a card: entry points and taps on its left side, taps on its right side. */
export interface LineCounts {
  entryPoints: number;
  left: number;
  right: number;
}

/** Returns the minimum height of a card that has room for its chips and stubs and for the lines at its sides. */
export function cardHeight(card: SceneCard, sides: LineCounts): number {
  const chipRows = Math.ceil(card.chips.length / 2);
  const rows = chipRows + card.stubs.length;
  const content = rows === 0 ? CARD.height : CARD.height - 2 + rows * (CARD.chip + CARD.chipGap) + 5;
  const left = sides.entryPoints * LINE.entryPoint + sides.left * LINE.tap;
  return Math.max(content, left + LINE.margin + 4, sides.right * LINE.tap + 2 * LINE.margin);
}

/**
 * Returns the heights at which the lines of one side end, from the top of the card: entry points first, then taps. They
 * are centred on the middle of the card’s header, or lower where there are too many for it.
 */
export function lineOffsets(height: number, entryPoints: number, taps: number): number[] {
  const count = entryPoints + taps;
  if (count === 0) return [];
  const entryPointSteps = Math.max(0, entryPoints - 1);
  const length = entryPointSteps * LINE.entryPoint + (count - 1 - entryPointSteps) * LINE.tap;
  // The lines of a tall card stay at its header, where its name is.
  const middle = Math.max(
    CARD.height / 2,
    Math.min(height / 2, length / 2 + LINE.margin + (entryPoints > 0 ? 4 : 0)),
  );
  const offsets = [middle - length / 2];
  for (let i = 1; i < count; i++)
    offsets.push((offsets[i - 1] as number) + (i < entryPoints ? LINE.entryPoint : LINE.tap));
  return offsets;
}

/**
 * Returns the rectangles of a card’s chips (two in a row) and stubs (one in a row), in the order of `card.chips` and
 * `card.stubs`.
 */
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
