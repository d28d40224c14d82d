import { CARD, OUTSIDE } from './measures.ts';
import { Bounds, emptyPlacement } from './placement.ts';
import type { PlacedBand, PlacedBar, PlacedEntryPoint, PlacedHeading, Placement, Rect } from './placement.ts';
import type { PlanCard, PlanTap } from './toPlan.ts';

/** Cards and taps that have their x and y, with what is drawn around them. It has no place in the whole yet. */
export interface Drawing {
  cards: PlanCard[];
  taps: PlanTap[];
  bars: PlacedBar[];
  bands: PlacedBand[];
  headings: PlacedHeading[];
  outside: Rect[];
  /** Where entry points start. */
  fromX: number;
}

export const emptyDrawing = (): Drawing => ({
  cards: [],
  taps: [],
  bars: [],
  bands: [],
  headings: [],
  outside: [],
  fromX: 0,
});

/** Returns the smallest rectangle around all marks, as `boundsOf` for a placement. */
export function drawingBounds({ cards, bars, bands, headings, outside }: Drawing): Rect {
  const bounds = new Bounds();
  for (const { x, y, height } of cards) bounds.include(x, y, x + CARD.width, y + height);
  for (const band of bands) bounds.add(band);
  for (const rect of outside) bounds.addOutside(rect);
  for (const bar of bars) bounds.addBar(bar);
  for (const heading of headings) bounds.addHeading(heading);
  return bounds.rect();
}

/** Adds a drawing to another one, moved by `dx` and `dy`. */
export function joinDrawing(whole: Drawing, part: Drawing, dx: number, dy: number): void {
  for (const card of part.cards) move(card, dx, dy);
  for (const tap of part.taps) move(tap, dx, dy);
  moveFrame(part, dx, dy);
  whole.cards.push(...part.cards);
  whole.taps.push(...part.taps);
  whole.bars.push(...part.bars);
  whole.bands.push(...part.bands);
  whole.headings.push(...part.headings);
  whole.outside.push(...part.outside);
}

/** Adds a drawing to a placement, moved by `dx` and `dy`. The drawing must not be used afterwards. */
export function placeDrawing(placement: Placement, drawing: Drawing, dx: number, dy: number): void {
  const { cards, taps } = placement;
  moveFrame(drawing, dx, dy);
  for (const planned of drawing.cards) {
    const { card, x, y, height, band } = planned;
    cards.set(card.id, { x: x + dx, y: y + dy, width: CARD.width, height, band: band.key });
    if (card.entryPoints.length > 0)
      placement.entryPoints.set(card.id, toEntryPoints(planned, drawing.fromX, dx, dy));
  }
  for (const { tap, piece, x, y } of drawing.taps) {
    const { id, cardId } = tap;
    const barX = piece.bar?.x ?? 0;
    taps.set(id, { id, cardId, barKey: piece.key, cardX: x + dx, cardY: y + dy, barX, barY: y + dy });
  }
  for (const bar of drawing.bars) placement.bars.set(bar.key, bar);
  for (const band of drawing.bands) placement.bands.set(band.key, band);
  for (const heading of drawing.headings) placement.headings.set(heading.key, heading);
  placement.outside.push(...drawing.outside);
}

const toEntryPoints = (
  { card, x, y, entryPoints }: PlanCard,
  fromX: number,
  dx: number,
  dy: number,
): PlacedEntryPoint[] =>
  card.entryPoints.map(({ kind, label }, index) => ({
    key: `${card.id}/${index}`,
    cardId: card.id,
    kind,
    label,
    // An entry point for the host alone starts at the tick beside the outside.
    fromX: fromX + (kind === 'host' ? OUTSIDE.toTick : 0) + dx,
    toX: x + dx,
    y: y + (entryPoints[index] ?? 0) + dy,
  }));

/** Moves all but the cards and taps. */
function moveFrame({ bars, bands, headings, outside }: Drawing, dx: number, dy: number): void {
  for (const bar of bars) {
    bar.x += dx;
    bar.top += dy;
    bar.bottom += dy;
  }
  for (const band of bands) move(band, dx, dy);
  for (const heading of headings) move(heading, dx, dy);
  for (const rect of outside) move(rect, dx, dy);
}

function move(at: { x: number; y: number }, dx: number, dy: number): void {
  at.x += dx;
  at.y += dy;
}

export function toPlacement(drawing: Drawing): Placement {
  const placement = emptyPlacement();
  placeDrawing(placement, drawing, 0, 0);
  return placement;
}
