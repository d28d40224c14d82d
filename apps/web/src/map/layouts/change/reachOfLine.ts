import type { Obstacle } from './Obstacle.ts';

/** The minimum space between a line and a card, in pixels at zoom 1. */
const CLEAR = 2;

/**
 * Returns the x to which a horizontal line at the height `y` may go to the right (`towards`: 1) or left (-1): up to the
 * next card except `own`, or the next label except that of the bar `barKey`. Infinite if there is none.
 *
 * @param near all obstacles that a line to there meets; others do not matter
 */
export function reachOfLine(
  { fromX, towards, y }: { fromX: number; towards: 1 | -1; y: number },
  own: string,
  barKey: string | null,
  near: readonly Obstacle[],
): number {
  // Looking left is looking right in a mirror.
  const from = towards * fromX;
  let reach = Infinity;
  for (const each of near) {
    const isCard = each.kind === 'card';
    if (isCard ? each.cardId === own : !each.bar || each.bar.placed.key === barKey) continue;
    const box = each.bar?.label ?? each;
    const clear = isCard ? CLEAR : 0;
    if (box.maxY <= y - 0.5 - clear || box.minY >= y + 0.5 + clear) continue;
    const start = towards > 0 ? box.minX : -box.maxX;
    const end = towards > 0 ? box.maxX : -box.minX;
    if (from - clear < end) reach = Math.min(reach, start - clear);
  }
  return towards * reach;
}
