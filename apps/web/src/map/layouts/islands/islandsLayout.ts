import type { Scene } from '../../scene/scene.ts';
import { bandOrder } from '../depth/bandOrder.ts';
import { toDepths } from '../depth/toDepths.ts';
import { blockLayout } from './blockLayout.ts';
import { finish } from '../Steps.ts';
import type { Steps } from '../Steps.ts';
import { addLinks, pieceKeys, piecesOf, splitScene } from '../splitScene.ts';
import { packBlocks } from './packBlocks.ts';
import type { BlockBox } from './packBlocks.ts';
import { tileNameRoom } from '../measures.ts';
import { addMoved, boundsOf, emptyPlacement } from '../placement.ts';
import type { Placement, Room } from '../placement.ts';

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
  const depths = toDepths(scene);
  yield;
  const placement = emptyPlacement();
  const parts = splitScene(scene, (band) => band);
  const blocks = new Map<string, Placement>();
  yield;
  const boxes: BlockBox[] = [];
  for (const key of bandOrder(scene)) {
    const block = blockLayout(key, parts.get(key) as Scene, depths);
    blocks.set(key, block);
    const { width, height } = boundsOf(block);
    boxes.push({ key, width, height, nameWidth: tileNameRoom(key) });
    yield;
  }
  const pieces = piecesOf(scene, (band) => band);
  yield;
  const packed = packBlocks(boxes, room);
  yield;
  for (const [key, { x, y, width, height }] of packed.at) {
    const block = blocks.get(key) as Placement;
    const bounds = boundsOf(block);
    widen(block, width - bounds.width, height - bounds.height);
    addMoved(placement, block, x - bounds.x, y - bounds.y, pieceKeys(pieces, key));
  }
  addLinks(placement, pieces);
  return placement;
}

/** Gives the band of a block, and its bar of the outside, more room at the right and at the bottom. */
function widen(block: Placement, width: number, height: number): void {
  for (const [key, band] of block.bands)
    block.bands.set(key, { ...band, width: band.width + width, height: band.height + height });
  block.outside = block.outside.map((rect) => ({ ...rect, height: rect.height + height }));
}
