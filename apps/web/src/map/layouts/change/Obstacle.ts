import type { BBox } from 'rbush';
import { BAR, LABEL, LABEL_ROOM } from '../measures.ts';
import { headingRect, titleRect } from '../placement.ts';
import type {
  PlacedBand,
  PlacedBar,
  PlacedCard,
  PlacedEntryPoint,
  PlacedHeading,
  PlacedTap,
  Rect,
} from '../placement.ts';

/** The box of a card, of a bar with its label, of a line, of a heading, or of the title of a band. */
export interface Obstacle extends BBox {
  kind: 'card' | 'bar' | 'tap' | 'entry point' | 'heading' | 'title';
  /** The card to which a card, a tap or an entry point belongs; empty for the others. */
  cardId: string;
  /** The bar to which a tap belongs. */
  barKey: string;
  /** The bar itself with its parts; `null` for the others. */
  bar: { placed: PlacedBar; body: BBox; label: BBox } | null;
}

export const ofCard = (id: string, card: PlacedCard): Obstacle => toObstacle('card', card, id);

export const ofBar = (placed: PlacedBar): Obstacle => ({
  ...toObstacle('bar', withLabel(placed), ''),
  bar: { placed, body: toBox(barRect(placed)), label: toBox(labelRect(placed)) },
});

export const ofTap = ({ cardId, barKey, cardX, barX, cardY }: PlacedTap): Obstacle =>
  toObstacle('tap', lineRect(cardX, barX, cardY), cardId, barKey);

export const ofEntryPoint = ({ cardId, fromX, toX, y }: PlacedEntryPoint): Obstacle =>
  toObstacle('entry point', lineRect(fromX, toX, y), cardId);

export const ofHeading = (heading: PlacedHeading): Obstacle =>
  toObstacle('heading', headingRect(heading), '');

export const ofTitle = (band: PlacedBand): Obstacle => toObstacle('title', titleRect(band), '');

const toObstacle = (kind: Obstacle['kind'], rect: Rect, cardId: string, barKey = ''): Obstacle => ({
  kind,
  ...toBox(rect),
  cardId,
  barKey,
  bar: null,
});

export const barRect = (bar: PlacedBar): Rect => ({
  x: bar.x - BAR.width / 2,
  y: bar.top,
  width: BAR.width,
  height: bar.bottom - bar.top,
});

export const labelRect = (bar: PlacedBar): Rect => ({
  x: bar.x - bar.labelWidth / 2,
  y: bar.top - LABEL_ROOM,
  width: bar.labelWidth,
  height: LABEL.height,
});

/** The box of a bar and its label. */
export const withLabel = (bar: PlacedBar): Rect => ({
  x: bar.x - bar.labelWidth / 2,
  y: bar.top - LABEL_ROOM,
  width: bar.labelWidth,
  height: bar.bottom - bar.top + LABEL_ROOM,
});

/** The box of a horizontal line. */
const lineRect = (fromX: number, toX: number, y: number): Rect => ({
  x: Math.min(fromX, toX),
  y: y - 0.5,
  width: Math.abs(toX - fromX),
  height: 1,
});

export const toBox = ({ x, y, width, height }: Rect, around = 0): BBox => ({
  minX: x - around,
  minY: y - around,
  maxX: x + width + around,
  maxY: y + height + around,
});

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The same for boxes. */
export const meets = (a: BBox, b: BBox): boolean =>
  a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;

/** True if two boxes have at least a point in common. */
export const touches = (a: BBox, b: BBox): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
