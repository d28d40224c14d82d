import { BAND, FAR, OUTSIDE } from '../../measures.ts';
import { boundsOf } from '../../placement.ts';
import type { PlacedBand, Rect } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/** The room that a project is given that has only begun to come up, in pixels at zoom 1. */
const USUAL = { width: 720, height: 320 };

/** The width of a usual view of the map, by its height. */
const VIEW_ASPECT = 1.5;

interface Point {
  x: number;
  y: number;
}

/**
 * Returns where new bands have room. On a page, that is at the left edge: where earlier new bands were that are gone,
 * otherwise below all that is placed; of several pages side by side, below the first one. Islands take the place at which
 * the whole drawing stays largest in a usual view, between the others or beside them.
 */
export function roomForBands(live: LivePlacement, width: number, height: number): Point {
  const bounds = boundsOf(live.placement);
  if (bounds.height === 0) return { x: 0, y: 0 };
  return hasPages(live) ? roomBelow(live, bounds, width, height) : roomBetween(live, bounds, width, height);
}

/** True for one page or several side by side: each has the outside as a bar at its left. */
const hasPages = ({ isPage, placement }: LivePlacement): boolean =>
  isPage || placement.outside.some(({ width }) => width === OUTSIDE.width);

function roomBelow(live: LivePlacement, bounds: Rect, width: number, height: number): Point {
  const below = bounds.y + bounds.height + BAND.gap;
  const bands = [...live.placement.bands.values()];
  const [added, laidOut] = [bands.filter(isAdded), bands.filter((band) => !isAdded(band))];
  const end = Math.max(bounds.y - BAND.gap, ...laidOut.map((band) => band.y + band.height));
  const tops = [end, ...added.map((band) => band.y + band.height)].map((bottom) => bottom + BAND.gap);
  const [x, wide] = live.isPage ? [-FAR, 2 * FAR] : [0, width];
  const isFree = (y: number) => y < below && isClear(live, bands, { x, y, width: wide, height });
  return { x: 0, y: tops.sort((a, b) => a - b).find(isFree) ?? below };
}

function roomBetween(live: LivePlacement, bounds: Rect, width: number, height: number): Point {
  const bands = [...live.placement.bands.values()];
  const size = { width: Math.max(width, USUAL.width), height: Math.max(height, USUAL.height) };
  const [right, bottom] = [bounds.x + bounds.width, bounds.y + bounds.height];
  const ends = (start: number, of: (band: PlacedBand) => number) =>
    [...new Set([start, ...bands.map((band) => of(band) + BAND.gap)])].sort((a, b) => a - b);
  const xs = ends(Math.max(0, bounds.x), (band) => band.x + band.width);
  const ys = ends(Math.max(0, bounds.y), (band) => band.y + band.height);
  let best = { x: 0, y: bottom + BAND.gap };
  let least = heightOfView(best);
  for (const y of ys) {
    const row = bands.filter((band) => isBeside(band, y, size.height));
    let from = -FAR;
    for (const x of xs) {
      if (x < from) continue;
      // What is farther to the right needs as much or more.
      const needed = heightOfView({ x, y });
      if (needed >= least) break;
      const inTheWay = row.find((band) => isAbove(band, x, size.width));
      if (inTheWay) from = inTheWay.x + inTheWay.width + BAND.gap;
      else if (!hasMarks(live, { x, y, ...size })) [best, least] = [{ x, y }, needed];
    }
  }
  return best;

  /** The height that a view needs for the whole drawing, in its pixels at zoom 1. */
  function heightOfView({ x, y }: Point): number {
    const wide = Math.max(right, x + size.width) - bounds.x;
    return Math.max(Math.max(bottom, y + size.height) - bounds.y, wide / VIEW_ASPECT);
  }
}

/** True if no band is nearer to a box than the usual gap, and no mark is in it. */
function isClear(live: LivePlacement, bands: readonly PlacedBand[], rect: Rect): boolean {
  const { x, y, width, height } = rect;
  const isNear = (band: PlacedBand) => isBeside(band, y, height) && isAbove(band, x, width);
  return !bands.some(isNear) && !hasMarks(live, rect);
}

/** True if a band is too near to a box of this height at `y` for both to be at the same x. */
const isBeside = (band: PlacedBand, y: number, height: number): boolean =>
  band.y < y + height + BAND.gap && band.y + band.height + BAND.gap > y;

/** True if a band is too near to a box of this width at `x` for both to be at the same y. */
const isAbove = (band: PlacedBand, x: number, width: number): boolean =>
  band.x < x + width + BAND.gap && band.x + band.width + BAND.gap > x;

const hasMarks = ({ obstacles }: LivePlacement, { x, y, width, height }: Rect): boolean =>
  obstacles.near({ minX: x, minY: y, maxX: x + width, maxY: y + height }).length > 0;

/** What marks the key of a band that is none of the full layout. */
export const ADDED = '+';

const isAdded = ({ key }: { key: string }): boolean => key.includes(ADDED);
