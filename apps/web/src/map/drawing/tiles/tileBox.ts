import type { Rect } from '../../layouts/placement.ts';

/**
 * Returns the rectangle of a block’s tile on the screen, in whole pixels from the pan, so that its lines are sharp. A pan
 * changes no tile.
 */
export function tileBox(band: Rect, zoom: number, pan: { x: number; y: number }): Rect {
  return {
    x: Math.round(band.x * zoom) + pan.x,
    y: Math.round(band.y * zoom) + pan.y,
    width: Math.max(3, Math.round(band.width * zoom)),
    height: Math.max(3, Math.round(band.height * zoom)),
  };
}
