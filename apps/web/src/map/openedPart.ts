import { WHOLE } from './drawing/shapes/levels.ts';
import type { Rect, Room } from './layouts/placement.ts';

/** The zoom at which a part of a large block is shown: cards have room for readable names. */
const OPENED_AT = WHOLE * 1.2;

/** R78: returns the part of a block that is shown when it is opened: all of it that has room, around a point or its middle. */
export function openedPart(band: Rect, room: Room, at?: { x: number; y: number }): Rect {
  const point = at ?? { x: band.x + band.width / 2, y: band.y + band.height / 2 };
  const width = Math.min(band.width, room.width / OPENED_AT);
  const height = Math.min(band.height, room.height / OPENED_AT);
  const x = Math.min(Math.max(band.x, point.x - width / 2), band.x + band.width - width);
  const y = Math.min(Math.max(band.y, point.y - height / 2), band.y + band.height - height);
  return { x, y, width, height };
}
