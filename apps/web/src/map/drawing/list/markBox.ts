import { attachmentEnds } from '@portolan/topology';
import { BAR } from '../../layouts/measures.ts';
import type { Rect } from '../../layouts/placement.ts';
import type { Block } from './Block.ts';
import type { Drawn } from './Drawn.ts';

interface MarkBox {
  box: Rect;
  /** The block that it is in; `null` for a mark of several blocks or of none. */
  block: Block | null;
  /** True for a container that is drawn on the card of another. */
  isChip: boolean;
}

/**
 * Returns where a mark is: a card (also for its chips and stubs), the first piece of a bar, a tap, or the outside. `null`
 * if it has no place.
 */
export function markBox(drawn: Drawn, mark: string): MarkBox | null {
  const { scene, placement } = drawn;
  const id = mark.slice(2);
  if (mark === 'outside') {
    const rect = placement.outside[0];
    return rect ? { box: rect, block: null, isChip: false } : null;
  }
  if (mark.startsWith('n:')) {
    const bar = placement.bars.get(id);
    if (!bar) return null;
    const box = { x: bar.x - BAR.width / 2, y: bar.top, width: BAR.width, height: bar.bottom - bar.top };
    const isShared = drawn.blocksOf(id).size > 1;
    return { box, block: isShared ? null : drawn.blockOfBar(id), isChip: false };
  }
  const tap = mark.startsWith('a:') ? placement.taps.get(id) : undefined;
  if (tap) {
    const box = {
      x: Math.min(tap.cardX, tap.barX),
      y: Math.min(tap.cardY, tap.barY),
      width: Math.abs(tap.barX - tap.cardX),
      height: Math.abs(tap.barY - tap.cardY),
    };
    return { box, block: drawn.blockOfCard(tap.cardId), isChip: false };
  }
  const isStub = mark.startsWith('a:') && !scene.taps.has(id);
  const containerId = isStub ? attachmentEnds(id).containerId : id;
  const owner = drawn.ownerOf(containerId);
  const box = mark.startsWith('c:') || isStub ? placement.cards.get(owner) : undefined;
  return box ? { box, block: drawn.blockOfCard(owner), isChip: owner !== containerId } : null;
}
