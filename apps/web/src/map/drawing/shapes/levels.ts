import type { Rect } from '../../layouts/placement.ts';

/**
 * How much is drawn of a block. `whole`: everything that has room. `half`: its bars and taps, and cards without names,
 * with a dot for the state. `tile`: one mark.
 */
export type Level = 'whole' | 'half' | 'tile';

/** From this zoom on, a card is high enough for a readable name, and wide enough for about eight characters. */
export const WHOLE = 0.37;
/** From this zoom on, each tap shows its address. */
export const NEAR = 1.7;
/** From this zoom on, bars and cards can be told apart. */
const HALF = 0.24;
/** A block of at least this size on the screen, in CSS pixels, is too large for one mark, even at a lower zoom. */
const MIN_LARGE = { width: 420, height: 260 };

/** Returns how much of a block is drawn at a zoom. */
export function levelOf({ width, height }: Rect, zoom: number): Level {
  if (zoom >= WHOLE) return 'whole';
  const isLarge = width * zoom >= MIN_LARGE.width && height * zoom >= MIN_LARGE.height;
  return zoom >= HALF || isLarge ? 'half' : 'tile';
}
