import type { Scene } from '../../scene/scene.ts';
import { bandOrder } from './bandOrder.ts';
import { toBandRows } from './toBandRows.ts';
import type { BandRows } from './toBandRows.ts';
import { findDepths } from './findDepths.ts';
import { placeBars } from './placeBars.ts';
import type { BandFrame } from './toBandRows.ts';
import { separateTaps } from './separateTaps.ts';
import { emptyDrawing, toPlacement } from '../Drawing.ts';
import type { Drawing } from '../Drawing.ts';
import { ASIDE_WIDTH, BAND, CARD, entryRoom, GAP, OUTSIDE, titleRoom, WRAP_AFTER } from '../measures.ts';
import type { Placement } from '../placement.ts';
import { toPlan } from '../toPlan.ts';
import type { PlanPart } from '../toPlan.ts';

export interface DepthOptions {
  /**
   * `page`: one drawing with the outside as a bar at its left.
   * `island`: a block whose entry points start at its own left edge, without space for columns that it does not use.
   */
  frame?: 'page' | 'island';
  /** A column of a band that has more cards than this wraps into two. */
  wrapAfter?: number;
}

/**
 * R64–R68: places a scene in columns by depth. Pure and deterministic: the order of the scene’s lists does not matter.
 */
export const depthLayout = (scene: Scene, options?: DepthOptions): Placement =>
  toPlacement(depthDrawing(scene, options));

/** The same, before it has its place. */
export function depthDrawing(scene: Scene, options?: DepthOptions): Drawing {
  const plan = toPlan(scene);
  findDepths(plan);
  const [part] = plan.parts.values();
  return part ? drawDepth(part, options) : emptyDrawing();
}

/** The same for a part of a plan whose depths are found. */
export function drawDepth(
  part: PlanPart,
  { frame = 'page', wrapAfter = WRAP_AFTER }: DepthOptions = {},
): Drawing {
  const island = frame === 'island';
  const hasEntryPoints = part.cards.some(({ card }) => card.entryPoints.length > 0);
  const outsideWidth = island ? OUTSIDE.blockWidth : OUTSIDE.width;
  const firstColumn =
    island && !hasEntryPoints
      ? BAND.padding
      : outsideWidth + Math.max(entryRoom(part.cards), BAND.inset + 24);
  const left = island ? 0 : firstColumn - BAND.inset;
  const { frames, bottom } = toFrames(part, wrapAfter, island, firstColumn);

  const drawing = emptyDrawing();
  drawing.taps = part.taps;
  drawing.fromX = outsideWidth;
  drawing.bars = placeBars(part, frames, island);
  let right = firstColumn + CARD.width;
  for (const frame of frames) {
    const { rows, shelfX } = frame;
    placeCards(drawing, frame);
    placeShelf(drawing, frame);
    right = Math.max(
      right,
      shelfX + rows.shelf.width,
      frame.right,
      left + titleRoom(rows.key) + (rows.isUnreachable ? ASIDE_WIDTH : 0) - BAND.padding,
    );
  }
  right += BAND.padding;
  for (const { rows, top, content } of frames) {
    drawing.bands.push({
      key: rows.key,
      project: rows.key,
      x: left,
      y: top,
      width: right - left,
      height: content - top + rows.height + BAND.padding,
      unreachable: rows.isUnreachable,
    });
  }
  if (bottom > 0 && (!island || hasEntryPoints)) {
    drawing.outside.push({ x: 0, y: 0, width: outsideWidth, height: bottom });
  }
  return drawing;
}

/** Places the rows of all bands, one below the other. Cards and taps have their y from here on. */
function toFrames(
  part: PlanPart,
  wrapAfter: number,
  island: boolean,
  firstColumn: number,
): { frames: BandFrame[]; bottom: number } {
  const frames: BandFrame[] = [];
  let bottom = 0;
  const taps = [...part.pieces.values()].map((piece) => piece.taps);
  for (const band of bandOrder(part.bands, taps)) {
    const rows = toBandRows(band, wrapAfter);
    separateTaps(rows);
    const top = frames.length > 0 ? bottom + BAND.gap : 0;
    const content = top + headerOf(rows, island);
    for (const { cards } of rows.columns.values()) {
      for (const card of cards) {
        card.row = frames.length;
        card.y += content;
        for (const tap of card.taps) tap.y += content;
      }
    }
    frames.push({ rows, top, content, shelfX: firstColumn, right: firstColumn, left: firstColumn, edge: 0 });
    bottom = content + rows.height + BAND.padding;
  }
  return { frames, bottom };
}

/** In a block without a first column, and where the title is long, labels are below the title instead of beside it. */
const headerOf = ({ columns, isUnreachable }: BandRows, island: boolean): number =>
  BAND.header + (isUnreachable || (island && !columns.has(1) && columns.size > 0) ? BAND.titleLine : 0);

function placeCards({ cards }: Drawing, { rows }: BandFrame): void {
  for (const column of rows.columns.values()) {
    for (const card of column.cards) {
      card.x = column.x + card.sub * (CARD.width + GAP.sub);
      for (const tap of card.taps) tap.x = tap.isRight ? card.x + CARD.width : card.x;
      cards.push(card);
    }
  }
}

function placeShelf(drawing: Drawing, { rows: { key, shelf }, content, shelfX }: BandFrame): void {
  for (const card of shelf.cards) {
    card.x += shelfX;
    card.y += content;
    drawing.cards.push(card);
  }
  for (const bar of shelf.bars) {
    bar.x += shelfX;
    bar.top += content;
    bar.bottom += content;
    drawing.bars.push(bar);
  }
  if (shelf.heading === null) return;
  drawing.headings.push({
    key: `shelf:${key}`,
    text: 'no network',
    x: shelfX + CARD.width / 2,
    y: content + shelf.heading + 6,
  });
}
