import type { Room } from '../placement.ts';
import { packStrip } from './packStrip.ts';
import type { Box } from './packStrip.ts';

/** A block to be packed: its own size in pixels at zoom 1. */
export interface BlockBox extends Box {
  /** The width that its name needs on a tile, in CSS pixels on the screen. */
  nameWidth: number;
}

export interface PackedBlocks {
  /** By key: where the block is, with the size that it was given. */
  at: Map<string, { x: number; y: number; width: number; height: number }>;
  /** The largest zoom at which all blocks are in the room. */
  zoom: number;
}

/**
 * The size of a block on the screen that should be the minimum, in CSS pixels: room for a name of ten pixels’ height and
 * two rows of dots. Where the room does not hold as many, they get smaller, first as far as `tight`: one row of dots, and
 * a width that depends on the name. `gap`: the minimum space between two blocks.
 */
export const TILE = { width: 64, height: 26, gap: 4, tight: { width: 46, height: 19, gap: 2 } } as const;

/** The space between two blocks, in pixels at zoom 1. */
const GAP = 18;
/** A map that is not shown yet has no room. Its blocks are packed as for this one. */
const UNKNOWN_ROOM: Room = { width: 200, height: 200 };
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
export function packBlocks(boxes: readonly BlockBox[], asked: Room): PackedBlocks {
  const room = asked.width > 0 && asked.height > 0 ? asked : UNKNOWN_ROOM;
  const tile = tileFor(boxes, room);
  let best: PackedBlocks = { at: new Map(), zoom: 0 };
  for (const order of boxes.length <= MAX_REORDERED ? [byHeight, ...furtherOrders] : [byHeight]) {
    const packed = packInOrder(boxes, order, room, tile, best.zoom);
    if (packed && packed.zoom > best.zoom) best = packed;
  }
  return best;
}

/** What blocks are ordered by, the largest first. */
type Order = (box: Box) => number;

/** Heights that differ by less than about 12 % count as one, so that the blocks stay in the order of their names. */
const byHeight: Order = ({ height }) => Math.round(Math.log(height) / Math.log(1.12));
const furtherOrders: readonly Order[] = [
  ({ height }) => height,
  ({ width }) => width,
  ({ width, height }) => width * height,
  () => 0,
];

/** The minimum size of a tile. With its own name it is wider, unless names are shortened by the factor `names`. */
interface Tile {
  width: number;
  height: number;
  gap: number;
  names: number;
}

const tileWidth = (box: BlockBox, tile: Tile) => Math.max(tile.width, box.nameWidth * tile.names);

/** The part of the room for tiles that may be needed, so that larger blocks have room too. */
const MAX_TILED = 0.97;

/** Returns the minimum size on the screen at which the room holds a tile of each block. */
function tileFor(boxes: readonly BlockBox[], room: Room): Tile {
  const { tight } = TILE;
  let tile: Tile = { ...TILE, names: 1 };
  for (let ease = 0.9; isTooLarge(tile) && ease > -0.05; ease -= 0.1) {
    tile = {
      width: tight.width + ease * (TILE.width - tight.width),
      height: tight.height + ease * (TILE.height - tight.height),
      gap: tight.gap + ease * (TILE.gap - tight.gap),
      names: 1,
    };
  }
  while (isTooLarge(tile) && tile.height > 0.01) {
    const { width, height, gap, names } = tile;
    tile = { width: width * 0.97, height: height * 0.97, gap: gap * 0.97, names: names * 0.97 };
  }
  return tile;

  function isTooLarge(each: Tile): boolean {
    const { height, gap } = each;
    const widths = boxes.map((box) => tileWidth(box, each) + gap);
    const length = widths.reduce((sum, width) => sum + width, 0);
    // At the end of each row there may be a rest that is too narrow for the next tile.
    const row = Math.max(room.width / 2, room.width - length / Math.max(1, boxes.length) / 2);
    return length > row * Math.floor((room.height + gap) / (height + gap)) * MAX_TILED;
  }
}

/** Finds the largest zoom at which the boxes, packed in this order, are in the room; `null` if none is above `least`. */
function packInOrder(
  boxes: readonly BlockBox[],
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
  boxes: readonly BlockBox[],
  order: Order,
  room: Room,
  tile: Tile,
  zoom: number,
): PackedBlocks['at'] | null {
  const gap = Math.max(GAP, tile.gap / zoom);
  const sized = boxes.map((box) => {
    const width = Math.max(box.width, tileWidth(box, tile) / zoom) + gap;
    const height = Math.max(box.height, tile.height / zoom) + gap;
    const each = { key: box.key, width, height, rank: 0 };
    each.rank = order(each);
    return each;
  });
  sized.sort((a, b) => b.rank - a.rank);
  const packed = packStrip(sized, { width: room.width / zoom + gap, maxHeight: room.height / zoom + gap });
  if (!packed) return null;
  return new Map(
    sized.map(({ key, width, height }) => {
      const { x, y } = packed.at.get(key) as { x: number; y: number };
      return [key, { x, y, width: width - gap, height: height - gap }];
    }),
  );
}
