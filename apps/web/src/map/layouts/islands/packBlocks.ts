import type { Room } from '../placement.ts';
import { packStrip } from './packStrip.ts';
import type { Box } from './packStrip.ts';

export interface PackedBlocks {
  /** By key: where the block is, with the size that it was given. */
  at: Map<string, { x: number; y: number; width: number; height: number }>;
  /** The largest zoom at which all blocks are in the room. */
  zoom: number;
}

/**
 * The size of a block on the screen that should be the minimum, in CSS pixels: room for a name of ten pixels’ height and
 * two rows of dots. Where the room does not hold as many, they get smaller, first as far as `tight`: one row of dots.
 * `gap`: the minimum space between two blocks.
 */
export const TILE = { width: 64, height: 26, gap: 4, tight: { width: 59, height: 19, gap: 2 } } as const;

/** The space between two blocks, in pixels at zoom 1. */
const GAP = 18;
/** A map that is not shown yet has no room. Its blocks are packed as for this one. */
const MIN_ROOM: Room = { width: 200, height: 200 };
/** How often the interval of possible zooms is halved. Further steps change the zoom by less than 1 %. */
const STEPS = 7;
/** After this many steps without a zoom that fits, at a millionth of the first one, there is none. */
const MAX_STEPS = 20;
/** Up to this many blocks several orders are tried. With more, they differ little, and each takes time. */
const MAX_REORDERED = 150;

/**
 * R70: packs blocks without overlaps so that all are in the room at the largest possible zoom, at which none is smaller
 * than a tile: small blocks are given more than their own size. Blocks of similar heights keep their order. Pure and
 * deterministic; O(n log n) for blocks of similar widths.
 */
export function packBlocks(boxes: readonly Box[], asked: Room): PackedBlocks {
  const room = {
    width: Math.max(asked.width, MIN_ROOM.width),
    height: Math.max(asked.height, MIN_ROOM.height),
  };
  const tile = tileFor(boxes.length, room);
  let best: PackedBlocks = { at: new Map(), zoom: 0 };
  for (const order of boxes.length <= MAX_REORDERED ? [byHeight, ...furtherOrders] : [byHeight]) {
    const packed = packInOrder(boxes, order, room, tile, best.zoom);
    if (packed && packed.zoom > best.zoom) best = packed;
  }
  return best;
}

type Order = (a: Box, b: Box) => number;

/** Heights that differ by less than about 12 % count as one, so that the blocks stay in the order of their names. */
const heightClass = (box: Box) => Math.round(Math.log(box.height) / Math.log(1.12));
const byHeight: Order = (a, b) => heightClass(b) - heightClass(a);
const furtherOrders: readonly Order[] = [
  (a, b) => b.height - a.height,
  (a, b) => b.width - a.width,
  (a, b) => b.width * b.height - a.width * a.height,
  () => 0,
];

interface Tile {
  width: number;
  height: number;
  gap: number;
}

/** The part of the places for tiles that may be needed, so that larger blocks have room too. */
const MAX_TILED = 0.97;

/** Returns the minimum size on the screen of each of `count` blocks. */
function tileFor(count: number, room: Room): Tile {
  const { tight } = TILE;
  let tile: Tile = TILE;
  for (let ease = 0.9; places(tile) * MAX_TILED < count && ease > -0.05; ease -= 0.1) {
    tile = {
      width: tight.width + ease * (TILE.width - tight.width),
      height: tight.height + ease * (TILE.height - tight.height),
      gap: tight.gap + ease * (TILE.gap - tight.gap),
    };
  }
  while (places(tile) * MAX_TILED < count && tile.height > 0.01) {
    tile = { width: tile.width * 0.97, height: tile.height * 0.97, gap: tile.gap * 0.97 };
  }
  return tile;

  function places({ width, height, gap }: Tile): number {
    return Math.floor((room.width + gap) / (width + gap)) * Math.floor((room.height + gap) / (height + gap));
  }
}

/** Finds the largest zoom at which the boxes, packed in this order, are in the room; `null` if none is above `least`. */
function packInOrder(
  boxes: readonly Box[],
  order: Order,
  room: Room,
  tile: Tile,
  least: number,
): PackedBlocks | null {
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  let high = Math.sqrt((room.width * room.height) / Math.max(1, area)) * 1.2;
  let low = least;
  let best: PackedBlocks | null = null;
  for (let step = 0; step < STEPS || (best === null && least === 0 && step < MAX_STEPS); step++) {
    const zoom = (low + high) / 2;
    const at = packAt(boxes, order, room, tile, zoom);
    if (at) {
      best = { at, zoom };
      low = zoom;
    } else high = zoom;
  }
  return best;
}

/** Packs the boxes for one zoom; `null` if they are not all in the room. */
function packAt(
  boxes: readonly Box[],
  order: Order,
  room: Room,
  tile: Tile,
  zoom: number,
): PackedBlocks['at'] | null {
  const gap = Math.max(GAP, tile.gap / zoom);
  const sized = boxes.map((box) => ({
    key: box.key,
    width: Math.max(box.width, tile.width / zoom) + gap,
    height: Math.max(box.height, tile.height / zoom) + gap,
  }));
  sized.sort(order);
  const packed = packStrip(sized, { width: room.width / zoom + gap, maxHeight: room.height / zoom + gap });
  if (!packed) return null;
  return new Map(
    sized.map(({ key, width, height }) => {
      const { x, y } = packed.at.get(key) as { x: number; y: number };
      return [key, { x, y, width: width - gap, height: height - gap }];
    }),
  );
}
