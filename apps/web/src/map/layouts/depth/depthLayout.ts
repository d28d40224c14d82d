import type { Scene, SceneCard } from '../../scene/scene.ts';
import { bandOrder } from './bandOrder.ts';
import { toBandRows } from './toBandRows.ts';
import type { BandRows } from './toBandRows.ts';
import { toDepths } from './toDepths.ts';
import type { Depths } from './toDepths.ts';
import { placeBars } from './placeBars.ts';
import type { BandFrame } from './placeBars.ts';
import { separateTaps } from './separateTaps.ts';
import { ASIDE_WIDTH, BAND, CARD, entryRoom, GAP, OUTSIDE, titleRoom, WRAP_AFTER } from '../measures.ts';
import { emptyPlacement } from '../placement.ts';
import { pushTo } from '../pushTo.ts';
import type { Placement } from '../placement.ts';

export interface DepthOptions {
  /**
   * `page`: one drawing with the outside as a bar at its left.
   * `island`: a block whose entry points start at its own left edge, without space for columns that it does not use.
   */
  frame?: 'page' | 'island';
  depths?: Depths;
  /** A column of a band that has more cards than this wraps into two. */
  wrapAfter?: number;
}

/**
 * R64–R68: places a scene in columns by depth. Pure and deterministic: the order of the scene’s lists does not matter.
 */
export function depthLayout(
  scene: Scene,
  { frame = 'page', depths = toDepths(scene), wrapAfter = WRAP_AFTER }: DepthOptions = {},
): Placement {
  const placement = emptyPlacement();
  const bands = toBandRows(scene, depths, bandOrder(scene), wrapAfter);
  const island = frame === 'island';
  const hasEntryPoints = bands.some((band) => band.entryPoints.length > 0);
  const outsideWidth = island ? OUTSIDE.blockWidth : OUTSIDE.width;
  const firstColumn =
    island && !hasEntryPoints ? BAND.padding : outsideWidth + Math.max(entryRoom(scene), BAND.inset + 24);
  const left = island ? 0 : firstColumn - BAND.inset;
  // In a block without a first column, and where the title is long, labels are below the title instead of beside it.
  const headerOf = ({ columns, unreachable }: BandRows) =>
    BAND.header + (unreachable || (island && !columns.has(1) && columns.size > 0) ? BAND.titleLine : 0);

  const frames: BandFrame[] = [];
  let y = 0;
  for (const rows of bands) {
    frames.push({ rows, top: y, content: y + headerOf(rows) });
    y += headerOf(rows) + rows.height + BAND.padding + BAND.gap;
  }
  separateTaps(scene, depths, bands);
  const columns = placeBars(placement, scene, depths, frames, { firstColumn, collapse: island });

  let right = 0;
  for (const [i, { rows, content }] of frames.entries()) {
    const lefts = columns.lefts[i] as ReadonlyMap<number, number>;
    const shelfX = columns.ends[i] as number;
    placeCards(placement, rows, content, lefts, shelfX);
    right = Math.max(
      right,
      shelfX + rows.shelf.width,
      columns.right[i] as number,
      left + titleRoom(rows.key) + (rows.unreachable ? ASIDE_WIDTH : 0) - BAND.padding,
    );
  }
  right = Math.max(right, firstColumn + CARD.width) + BAND.padding;
  for (const { rows, top } of frames) {
    const height = headerOf(rows) + rows.height + BAND.padding;
    placement.bands.set(rows.key, {
      key: rows.key,
      project: rows.key,
      x: left,
      y: top,
      width: right - left,
      height,
      unreachable: rows.unreachable,
    });
  }
  placeTaps(placement, scene, frames);
  placeEntryPoints(placement, scene, frames, outsideWidth);
  const bottom = Math.max(0, y - BAND.gap);
  if (bottom > 0 && (!island || hasEntryPoints)) {
    placement.outside.push({ x: 0, y: 0, width: outsideWidth, height: bottom });
  }
  return placement;
}

function placeCards(
  placement: Placement,
  rows: BandRows,
  content: number,
  lefts: ReadonlyMap<number, number>,
  shelfX: number,
): void {
  for (const [id, card] of rows.cards) {
    const x = (lefts.get(card.column) ?? 0) + card.sub * (CARD.width + GAP.sub);
    placement.cards.set(id, {
      x,
      y: content + card.y,
      width: CARD.width,
      height: card.height,
      band: rows.key,
    });
  }
  for (const { id, x, y, height } of rows.shelf.cards) {
    placement.cards.set(id, { x: shelfX + x, y: content + y, width: CARD.width, height, band: rows.key });
  }
  for (const bar of rows.shelf.bars) {
    const { networkId, labelWidth } = bar;
    placement.bars.set(networkId, {
      key: networkId,
      networkId,
      x: shelfX + bar.x,
      top: content + bar.top,
      bottom: content + bar.bottom,
      labelWidth,
    });
  }
  if (rows.shelf.heading !== null) {
    const at = { x: shelfX + CARD.width / 2, y: content + rows.shelf.heading + 6 };
    const key = `shelf:${rows.key}`;
    placement.headings.set(key, { key, text: 'no network', ...at });
  }
}

function placeTaps(placement: Placement, scene: Scene, frames: readonly BandFrame[]): void {
  const lines = new Map(
    frames.flatMap(({ rows, content }) =>
      [...rows.taps].map(([id, { side, y }]) => [id, { side, y: content + y }] as const),
    ),
  );
  for (const tap of scene.taps) {
    const line = lines.get(tap.id);
    const card = placement.cards.get(tap.cardId);
    const bar = placement.bars.get(tap.networkId);
    if (!line || !card || !bar) continue;
    const cardX = line.side === 'left' ? card.x : card.x + card.width;
    const { y } = line;
    placement.taps.set(tap.id, {
      id: tap.id,
      cardId: tap.cardId,
      barKey: bar.key,
      cardX,
      cardY: y,
      barX: bar.x,
      barY: y,
    });
  }
}

function placeEntryPoints(
  placement: Placement,
  scene: Scene,
  frames: readonly BandFrame[],
  fromOutside: number,
): void {
  const cards = new Map(scene.cards.map((card) => [card.id, card]));
  for (const { rows, content } of frames) {
    for (const { cardId, index, y } of rows.entryPoints) {
      const entryPoint = (cards.get(cardId) as SceneCard).entryPoints[index];
      const card = placement.cards.get(cardId);
      if (!entryPoint || !card) continue;
      // An entry point for the host alone starts at the tick beside the outside.
      const fromX = fromOutside + (entryPoint.kind === 'host' ? OUTSIDE.toTick : 0);
      pushTo(placement.entryPoints, cardId, {
        key: `${cardId}/${index}`,
        cardId,
        ...entryPoint,
        fromX,
        toX: card.x,
        y: content + y,
      });
    }
  }
}
