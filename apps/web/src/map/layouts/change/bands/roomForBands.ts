import { BAND } from '../../measures.ts';
import { boundsOf } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/** Farther than any mark, in pixels at zoom 1. */
const FAR = 1e7;

/**
 * Returns the height at which new bands have room at the left edge: where earlier new bands were that are gone, otherwise
 * below all that is placed.
 */
export function roomForBands(live: LivePlacement, width: number, height: number): number {
  const bounds = boundsOf(live.placement);
  if (bounds.height === 0) return 0;
  const below = bounds.y + bounds.height + BAND.gap;
  const bands = [...live.placement.bands.values()];
  const [added, laidOut] = [bands.filter(isAdded), bands.filter((band) => !isAdded(band))];
  const end = Math.max(bounds.y - BAND.gap, ...laidOut.map((band) => band.y + band.height));
  const tops = [end, ...added.map((band) => band.y + band.height)].map((bottom) => bottom + BAND.gap);
  return tops.sort((a, b) => a - b).find((y) => y < below && isFree(y)) ?? below;

  function isFree(y: number): boolean {
    const [minX, maxX] = live.isPage ? [-FAR, FAR] : [0, width + BAND.gap];
    const [minY, maxY] = [y, y + height + BAND.gap];
    const isClear = bands.every(
      (band) =>
        band.x >= maxX || band.x + band.width <= minX || band.y >= maxY || band.y + band.height <= minY,
    );
    return isClear && live.obstacles.near({ minX, minY, maxX, maxY: y + height }).length === 0;
  }
}

/** What marks the key of a band that is none of the full layout. */
export const ADDED = '+';

const isAdded = ({ key }: { key: string }): boolean => key.includes(ADDED);
