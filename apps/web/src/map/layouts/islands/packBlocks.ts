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
 * two rows of dots. Where the room does not hold as many, they get smaller, first as far as `tight`: a shorter name and
 * one row of dots. `gap`: the minimum space between two blocks.
 */
export const TILE = { width: 64, height: 26, gap: 4, tight: { width: 52, height: 19, gap: 3 } } as const;

/** The space between two blocks, in pixels at zoom 1. */
const GAP = 18;
/** How often the interval of possible zooms is halved. Further steps change the zoom by less than 1 %. */
const STEPS = 7;
/** Up to this many blocks several orders are tried. With more, they differ little, and each takes time. */
const MAX_REORDERED = 150;

/**
 * R70: packs blocks without overlaps so that all are in the room at the largest possible zoom, at which none is smaller
 * than a tile: small blocks are given more than their own size. Blocks of similar heights keep their order. Pure and
 * deterministic; O(n log n) for blocks of similar widths.
 */
export function packBlocks(boxes: readonly Box[], room: Room): PackedBlocks {
  const rank = new Map(boxes.map((box, i) => [box.key, i]));
  const byRank = (a: Box, b: Box) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0);
  const heightClass = (box: Box) => Math.round(Math.log(box.height) / Math.log(1.12));
  const orders = [boxes.toSorted((a, b) => heightClass(b) - heightClass(a) || byRank(a, b))];
  if (boxes.length <= MAX_REORDERED) {
    orders.push(
      boxes.toSorted((a, b) => b.height - a.height || byRank(a, b)),
      boxes.toSorted((a, b) => b.width - a.width || byRank(a, b)),
      boxes.toSorted((a, b) => b.width * b.height - a.width * a.height || byRank(a, b)),
      [...boxes],
    );
  }
  const tile = tileFor(boxes.length, room);
  let best: PackedBlocks = { at: new Map(), zoom: 0 };
  for (const order of orders) {
    const packed = packInOrder(order, room, tile, best.zoom);
    if (packed && packed.zoom > best.zoom) best = packed;
  }
  return best;
}

interface Tile {
  width: number;
  height: number;
  gap: number;
}

/** The part of the room that may be used by tiles of minimum size, so that larger ones have room too. */
const MAX_TILED = 0.88;

/** Returns the minimum size on the screen of each of `count` blocks. */
function tileFor(count: number, room: Room): Tile {
  const { tight } = TILE;
  for (let ease = 1; ease >= 0; ease -= 0.1) {
    const tile = {
      width: tight.width + ease * (TILE.width - tight.width),
      height: tight.height + ease * (TILE.height - tight.height),
      gap: tight.gap + ease * (TILE.gap - tight.gap),
    };
    if (tiledPart(tile) <= MAX_TILED) return tile;
  }
  const scale = Math.sqrt(MAX_TILED / tiledPart(tight));
  return { width: tight.width * scale, height: tight.height * scale, gap: tight.gap * scale };

  function tiledPart({ width, height, gap }: Tile): number {
    return (count * (width + gap) * (height + gap)) / Math.max(1, room.width * room.height);
  }
}

/** Finds the largest zoom at which the boxes, packed in this order, are in the room; `null` if none is above `least`. */
function packInOrder(boxes: readonly Box[], room: Room, tile: Tile, least: number): PackedBlocks | null {
  const area = boxes.reduce((sum, box) => sum + (box.width + GAP) * (box.height + GAP), 0);
  let high = Math.sqrt((room.width * room.height) / Math.max(1, area)) * 1.2;
  let low = least;
  let best: PackedBlocks | null = null;
  for (let step = 0; step < STEPS || (best === null && least === 0); step++) {
    const zoom = (low + high) / 2;
    const at = packAt(boxes, room, tile, zoom);
    if (at) {
      best = { at, zoom };
      low = zoom;
    } else high = zoom;
  }
  return best;
}

/** Packs the boxes for one zoom; `null` if they are not all in the room. */
function packAt(boxes: readonly Box[], room: Room, tile: Tile, zoom: number): PackedBlocks['at'] | null {
  const gap = Math.max(GAP, tile.gap / zoom);
  const sized = boxes.map((box) => ({
    key: box.key,
    width: Math.max(box.width, tile.width / zoom) + gap,
    height: Math.max(box.height, tile.height / zoom) + gap,
  }));
  const packed = packStrip(sized, { width: room.width / zoom + gap, maxHeight: room.height / zoom + gap });
  if (!packed) return null;
  return new Map(
    sized.map(({ key, width, height }) => {
      const { x, y } = packed.at.get(key) as { x: number; y: number };
      return [key, { x, y, width: width - gap, height: height - gap }];
    }),
  );
}
