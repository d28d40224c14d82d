import { LABEL_ROOM } from '../../layouts/measures.ts';
import type { Placement } from '../../layouts/placement.ts';
import type { Block } from './Block.ts';
import { AROUND } from './Item.ts';
import type { Extent } from './Item.ts';
import type { SceneSource } from './SceneSource.ts';

/** Returns the rectangle around everything that is drawn of a block. */
export function toExtent(block: Block, scene: SceneSource, placement: Placement): Extent {
  const { cards, bars, taps, entryPoints } = placement;
  const { x, y, width, height } = block.band;
  const extent = { left: x, top: y, right: x + width, bottom: y + height };
  const include = (left: number, top: number, right: number, bottom: number) => {
    extent.left = Math.min(extent.left, left - AROUND);
    extent.top = Math.min(extent.top, top - AROUND);
    extent.right = Math.max(extent.right, right + AROUND);
    extent.bottom = Math.max(extent.bottom, bottom + AROUND);
  };
  include(x, y, x + width, y + height);
  for (const id of block.cards) {
    const card = cards.get(id);
    if (!card) continue;
    include(card.x, card.y, card.x + card.width + 16, card.y + card.height + 12);
    for (const { fromX, y: lineY } of entryPoints.get(id) ?? []) include(fromX, lineY, fromX, lineY);
    for (const tap of scene.tapsOfCard(id)) {
      const at = taps.get(tap.id);
      if (at) include(at.barX, at.barY, at.barX, at.barY);
    }
  }
  for (const key of block.bars) {
    const bar = bars.get(key);
    const side = (bar?.labelWidth ?? 0) / 2;
    if (bar) include(bar.x - side, bar.top - LABEL_ROOM, bar.x + side, bar.bottom + 12);
  }
  return extent;
}
