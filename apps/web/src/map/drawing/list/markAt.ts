import { cardInside } from '../../layouts/cardShape.ts';
import { BAR, LABEL_ROOM } from '../../layouts/measures.ts';
import type { PlacedBar, PlacedTap, Rect } from '../../layouts/placement.ts';
import { levelOf } from '../shapes/levels.ts';
import type { Block } from './Block.ts';
import type { Drawn } from './Drawn.ts';

interface Point {
  x: number;
  y: number;
}

/** Distances in CSS pixels on the screen. */
const BESIDE = { card: 2, bar: 2, tap: 6 };
/** A bar takes a dragged connection from this far away, in pixels at zoom 1, because it is only 10 pixels wide. */
const BAR_TAKES_FROM = 15;

/**
 * Returns the id of the mark at a point of the map (in pixels at zoom 1), `null` if there is none: a card or chip, a
 * bar, a tap or stub, the outside, or the tile of a block that is drawn as one.
 */
export function markAt(drawn: Drawn, at: Point, zoom: number): string | null {
  const tile = tileAt(drawn, at, zoom);
  if (tile) return tile.mark;
  const blocks = blocksAround(drawn, at, zoom, BESIDE.tap / zoom);
  const inCard = first(blocks, (block) => cardAt(drawn, block, at, BESIDE.card / zoom, true));
  if (inCard !== null) return inCard;
  const bars = barsAround(drawn, blocks);
  const onBar = bars.find((bar) => isIn(barRect(bar), at, BESIDE.bar / zoom));
  if (onBar) return `n:${onBar.networkId}`;
  const tap = nearestTap(drawn, blocks, at, BESIDE.tap / zoom);
  if (tap) return `a:${tap.id}`;
  const labelled = bars.find((bar) => isInLabel(bar, at));
  if (labelled) return `n:${labelled.networkId}`;
  return drawn.placement.outside.some((rect) => isIn(rect, at, BESIDE.bar / zoom)) ? 'outside' : null;
}

/** R76: returns the card, chip or bar that takes a connection dropped at a point; `null` if there is none. */
export function targetAt(drawn: Drawn, at: Point, zoom: number): string | null {
  const blocks = blocksAround(drawn, at, zoom, BAR_TAKES_FROM);
  const inCard = first(blocks, (block) => cardAt(drawn, block, at, 2, false));
  if (inCard !== null) return inCard;
  let nearest: string | null = null;
  let distance = BAR_TAKES_FROM;
  for (const bar of barsAround(drawn, blocks)) {
    if (isInLabel(bar, at)) return `n:${bar.networkId}`;
    const away = Math.abs(at.x - bar.x) - BAR.width / 2;
    if (at.y < bar.top - 4 || at.y > bar.bottom + 4 || away >= distance) continue;
    [nearest, distance] = [`n:${bar.networkId}`, away];
  }
  return nearest;
}

/** Returns the block whose tile is at a point. */
function tileAt(drawn: Drawn, at: Point, zoom: number): Block | undefined {
  return [...drawn.blocks.values()].find(
    (block) => isIn(block.band, at, 0) && levelOf(block.band, zoom) === 'tile',
  );
}

/** Returns the blocks at a point that are not drawn as tiles. */
function blocksAround(drawn: Drawn, { x, y }: Point, zoom: number, beside: number): Block[] {
  return [...drawn.blocks.values()].filter((block) => {
    const { left, top, right, bottom } = drawn.extentOf(block);
    const isNear = x >= left - beside && x <= right + beside && y >= top - beside && y <= bottom + beside;
    return isNear && levelOf(block.band, zoom) !== 'tile';
  });
}

function first(blocks: readonly Block[], find: (block: Block) => string | null): string | null {
  for (const block of blocks) {
    const found = find(block);
    if (found !== null) return found;
  }
  return null;
}

function cardAt(drawn: Drawn, block: Block, at: Point, beside: number, withStubs: boolean): string | null {
  for (const id of block.cards) {
    const rect = drawn.placement.cards.get(id);
    const card = drawn.scene.cards.get(id);
    if (!rect || !card || !isIn(rect, at, beside)) continue;
    const { chips, stubs } = cardInside(card, rect);
    const chip = card.chips[chips.findIndex((each) => isIn(each, at, 0))];
    const stub = withStubs && card.stubs[stubs.findIndex((each) => isIn(each, at, 0))];
    return stub ? `a:${stub.id}` : `c:${chip?.id ?? id}`;
  }
  return null;
}

/** Returns the bars of some blocks, and those that are in no block. */
function barsAround(drawn: Drawn, blocks: readonly Block[]): PlacedBar[] {
  const keys = [...drawn.trunks, ...blocks.flatMap((block) => [...block.bars])];
  return keys.map((key) => drawn.placement.bars.get(key)).filter((bar) => bar !== undefined);
}

function nearestTap(drawn: Drawn, blocks: readonly Block[], at: Point, beside: number): PlacedTap | null {
  let nearest: PlacedTap | null = null;
  let distance = beside;
  for (const block of blocks) {
    for (const id of block.cards) {
      for (const tap of drawn.scene.tapsOfCard(id)) {
        const placed = drawn.placement.taps.get(tap.id);
        const away = placed ? distanceTo(placed, at) : Infinity;
        if (placed && away < distance) [nearest, distance] = [placed, away];
      }
    }
  }
  return nearest;
}

/** The distance of a point from the line of a tap. */
function distanceTo({ cardX, cardY, barX, barY }: PlacedTap, { x, y }: Point): number {
  const [dx, dy] = [barX - cardX, barY - cardY];
  const along = ((x - cardX) * dx + (y - cardY) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - cardX - part * dx, y - cardY - part * dy);
}

const barRect = (bar: PlacedBar): Rect => ({
  x: bar.x - BAR.width / 2,
  y: bar.top,
  width: BAR.width,
  height: bar.bottom - bar.top,
});

const isInLabel = (bar: PlacedBar, { x, y }: Point): boolean =>
  y >= bar.top - LABEL_ROOM && y < bar.top && Math.abs(x - bar.x) < bar.labelWidth / 2;

const isIn = (rect: Rect, { x, y }: Point, beside: number): boolean =>
  x >= rect.x - beside &&
  x <= rect.x + rect.width + beside &&
  y >= rect.y - beside &&
  y <= rect.y + rect.height + beside;
