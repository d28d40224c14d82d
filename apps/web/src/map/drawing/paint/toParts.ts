import type { Rect } from '../../layouts/placement.ts';
import type { Extent } from '../list/Item.ts';

/** How far shapes may reach beyond their rectangle, in CSS pixels: frames, and what is rounded to whole pixels. */
const BEYOND = 4;
/** More parts than this are drawn as one that holds them all: each part costs a walk over the blocks. */
const MAX_PARTS = 12;
/** From this part of the window on, the whole window is drawn as fast. */
const MAX_SHARE = 0.6;
/** Two parts are drawn as one if it is not larger than both together by this factor. */
const WORTH_JOINING = 1.25;

/**
 * Returns the parts of a window, in whole CSS pixels, in which the given parts of the map lie; `all` if drawing the whole
 * window is as fast. Parts do not overlap by much. A point of the map is drawn at `point · zoom + pan`.
 */
export function toParts(
  extents: readonly Extent[],
  window: { zoom: number; pan: { x: number; y: number }; width: number; height: number },
): Rect[] | 'all' {
  let parts: Rect[] = [];
  for (const extent of extents) {
    let part = onScreen(extent, window);
    if (part.width <= 0 || part.height <= 0) continue;
    // A part that has grown may be worth joining with others.
    for (let i = 0; i < parts.length;) {
      const joined = around(parts[i] as Rect, part);
      if (areaOf(joined) > WORTH_JOINING * (areaOf(part) + areaOf(parts[i] as Rect))) i += 1;
      else {
        part = joined;
        parts.splice(i, 1);
        i = 0;
      }
    }
    parts.push(part);
    if (parts.length > MAX_PARTS) parts = [parts.reduce(around)];
  }
  const area = parts.reduce((sum, part) => sum + areaOf(part), 0);
  return area > MAX_SHARE * window.width * window.height ? 'all' : parts;
}

function onScreen(extent: Extent, { zoom, pan, width, height }: Parameters<typeof toParts>[1]): Rect {
  const x = Math.max(0, Math.floor(extent.left * zoom + pan.x) - BEYOND);
  const y = Math.max(0, Math.floor(extent.top * zoom + pan.y) - BEYOND);
  const right = Math.min(width, Math.ceil(extent.right * zoom + pan.x) + BEYOND);
  const bottom = Math.min(height, Math.ceil(extent.bottom * zoom + pan.y) + BEYOND);
  return { x, y, width: right - x, height: bottom - y };
}

function around(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

const areaOf = ({ width, height }: Rect): number => width * height;
