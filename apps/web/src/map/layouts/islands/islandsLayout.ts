import type { Scene } from '../../scene/scene.ts';
import { bandOrder } from '../depth/bandOrder.ts';
import { findDepths } from '../depth/findDepths.ts';
import { drawingBounds, placeDrawing } from '../Drawing.ts';
import type { Drawing } from '../Drawing.ts';
import { tileNameRoom } from '../measures.ts';
import { emptyPlacement } from '../placement.ts';
import type { Placement, Rect, Room } from '../placement.ts';
import { finish } from '../Steps.ts';
import type { Steps } from '../Steps.ts';
import { addLinks, toPlan } from '../toPlan.ts';
import { blockLayout } from './blockLayout.ts';
import { packBlocks } from './packBlocks.ts';
import type { BlockBox } from './packBlocks.ts';

/** The room of a window that is 1440 pixels wide and 900 high. */
const USUAL_ROOM: Room = { width: 1180, height: 740 };

/**
 * R70: places each project as a block with its own Depth layout, and packs the blocks so that they fill a room. A network
 * of several blocks has a bar in each of them, and faint links join these bars. Pure and deterministic.
 */
export const islandsLayout = (scene: Scene, room: Room = USUAL_ROOM): Placement =>
  finish(islandsSteps(scene, room));

/** The same in steps, each of which takes a few milliseconds. */
export function* islandsSteps(scene: Scene, room: Room): Steps<Placement> {
  const plan = toPlan(scene, (band) => band);
  yield;
  findDepths(plan);
  // One tap for each block of a network: all of them are in the same band.
  const shared = plan.networks
    .filter(({ pieces }) => pieces.length > 1)
    .map(({ pieces }) => pieces.flatMap(({ taps }) => taps.slice(0, 1)));
  const ordered = bandOrder(plan.bands, shared);
  yield;
  const blocks = new Map<string, { drawing: Drawing; bounds: Rect }>();
  const boxes: BlockBox[] = [];
  for (const { key, part } of ordered) {
    const drawing = blockLayout(part);
    const bounds = drawingBounds(drawing);
    blocks.set(key, { drawing, bounds });
    boxes.push({ key, width: bounds.width, height: bounds.height, nameWidth: tileNameRoom(key) });
    yield;
  }
  const packed = packBlocks(boxes, room);
  yield;
  const placement = emptyPlacement();
  for (const [key, { x, y, width, height }] of packed.at) {
    const { drawing, bounds } = blocks.get(key) as { drawing: Drawing; bounds: Rect };
    widen(drawing, width - bounds.width, height - bounds.height);
    placeDrawing(placement, drawing, x - bounds.x, y - bounds.y);
  }
  addLinks(placement, plan);
  return placement;
}

/** Gives the band of a block, and its bar of the outside, more room at the right and at the bottom. */
function widen({ bands, outside }: Drawing, width: number, height: number): void {
  for (const band of bands) {
    band.width += width;
    band.height += height;
  }
  for (const rect of outside) rect.height += height;
}
