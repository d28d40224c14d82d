import RBush from 'rbush';
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
  Placement,
  Rect,
} from '../placement.ts';

/** The minimum space around a new card, in pixels at zoom 1. */
const CLEAR = 6;

/** The box of a card, of a bar with its label, of a line, of a heading, or of the title of a band. */
interface Obstacle extends BBox {
  kind: 'card' | 'bar' | 'tap' | 'entry point' | 'heading' | 'title';
  /** The card to which a card, a tap or an entry point belongs; empty for the others. */
  cardId: string;
  /** The bar to which a tap belongs. */
  barKey: string;
  /** The bar itself; `null` for the others. */
  bar: PlacedBar | null;
}

/** Finds out whether a place is free, at the cost of what is near it. It must be told of each change of the placement. */
export class Obstacles {
  readonly #tree = new RBush<Obstacle>();
  readonly #cards = new Map<string, Obstacle>();
  readonly #bars = new Map<string, Obstacle>();
  readonly #taps = new Map<string, Obstacle>();
  readonly #headings = new Map<string, Obstacle>();
  /** By band. */
  readonly #titles = new Map<string, Obstacle>();
  /** By card. */
  readonly #entryPoints = new Map<string, readonly Obstacle[]>();

  constructor(placement: Placement) {
    for (const [id, card] of placement.cards) this.#cards.set(id, ofCard(id, card));
    for (const bar of placement.bars.values()) this.#bars.set(bar.key, ofBar(bar));
    for (const tap of placement.taps.values()) this.#taps.set(tap.id, ofTap(tap));
    for (const [id, own] of placement.entryPoints) this.#entryPoints.set(id, own.map(ofEntryPoint));
    for (const heading of placement.headings.values()) this.#headings.set(heading.key, ofHeading(heading));
    for (const band of placement.bands.values()) this.#titles.set(band.key, ofTitle(band));
    this.#tree.load([
      ...this.#cards.values(),
      ...this.#bars.values(),
      ...this.#taps.values(),
      ...this.#headings.values(),
      ...this.#titles.values(),
      ...[...this.#entryPoints.values()].flat(),
    ]);
  }

  /** Puts a card, in place of the one that it was; `undefined` removes it. */
  putCard(id: string, card: PlacedCard | undefined): void {
    this.#replace(this.#cards, id, card && ofCard(id, card));
  }

  putBar(key: string, bar: PlacedBar | undefined): void {
    this.#replace(this.#bars, key, bar && ofBar(bar));
  }

  putTap(id: string, tap: PlacedTap | undefined): void {
    this.#replace(this.#taps, id, tap && ofTap(tap));
  }

  putHeading(key: string, heading: PlacedHeading | undefined): void {
    this.#replace(this.#headings, key, heading && ofHeading(heading));
  }

  putBand(key: string, band: PlacedBand | undefined): void {
    this.#replace(this.#titles, key, band && ofTitle(band));
  }

  putEntryPoints(cardId: string, own: readonly PlacedEntryPoint[]): void {
    for (const each of this.#entryPoints.get(cardId) ?? []) this.#tree.remove(each);
    const obstacles = own.map(ofEntryPoint);
    for (const each of obstacles) this.#tree.insert(each);
    if (obstacles.length > 0) this.#entryPoints.set(cardId, obstacles);
    else this.#entryPoints.delete(cardId);
  }

  /**
   * True if a card at `rect` is clear of other cards, bars, labels, headings, and of lines that are not its own (`own`: its id).
   */
  isFreeForCard(rect: Rect, own: string): boolean {
    const wide = inflate(rect, CLEAR);
    return this.#near(wide).every((each) => each.cardId === own || !meets(wide, each));
  }

  /** True if a horizontal line at `y` passes no card except `own`, and no label except that of the bar `barKey`. */
  isFreeForLine(fromX: number, toX: number, y: number, own: string, barKey: string | null): boolean {
    const line = lineRect(fromX, toX, y);
    return this.#near(inflate(line, 2)).every((each) => {
      if (each.kind === 'card') return each.cardId === own || !meets(inflate(line, 2), each);
      return !each.bar || each.bar.key === barKey || !overlaps(line, labelRect(each.bar));
    });
  }

  /** True if nothing blocks a bar, new or lengthened. */
  isFreeForBar(bar: PlacedBar): boolean {
    return this.blocksBar(bar) === null;
  }

  /**
   * Returns what of a bar, new or lengthened, is not clear of cards, headings, titles, other bars and labels: the bar
   * itself, or only its label, which no tap of another bar may cross either; `null` if both are.
   */
  blocksBar(bar: PlacedBar): 'bar' | 'label' | null {
    const body = inflate(barRect(bar), 4);
    const label = labelRect(bar);
    let isLabelBlocked = false;
    for (const each of this.#near(inflate(withLabel(bar), 4))) {
      if (each.kind === 'tap') {
        isLabelBlocked ||= each.barKey !== bar.key && meets(label, each);
      } else if (each.bar) {
        if (each.bar.key === bar.key) continue;
        const [otherLabel, other] = [labelRect(each.bar), barRect(each.bar)];
        if (overlaps(body, otherLabel) || overlaps(body, other)) return 'bar';
        isLabelBlocked ||= overlaps(label, otherLabel) || overlaps(label, other);
      } else if (each.kind !== 'entry point') {
        if (meets(body, each)) return 'bar';
        isLabelBlocked ||= meets(label, each);
      }
    }
    return isLabelBlocked ? 'label' : null;
  }

  /** True if no tap comes near a bar or its label. */
  isClearOfTaps(bar: PlacedBar): boolean {
    const y = bar.top - LABEL_ROOM - CLEAR;
    const room = { ...labelRect(bar), y, height: bar.bottom + 4 - y };
    return this.#near(room).every(({ kind }) => kind !== 'tap');
  }

  /** True if no line of an entry point passes a bar or its label. */
  isClearOfEntries(bar: PlacedBar): boolean {
    return this.#near(withLabel(bar)).every(({ kind }) => kind !== 'entry point');
  }

  /** Returns the left and right edges of the cards that start at heights within `rect`, and the bars that pass it. */
  marksIn(rect: Rect): { cards: { left: number; right: number }[]; bars: PlacedBar[] } {
    const near = this.#near(rect);
    const isInRows = (y: number) => y >= rect.y && y <= rect.y + rect.height;
    return {
      cards: near
        .filter(({ kind, minY }) => kind === 'card' && isInRows(minY))
        .map(({ minX, maxX }) => ({ left: minX, right: maxX })),
      bars: near
        .map(({ bar }) => bar)
        .filter((bar) => bar !== null)
        .filter((bar) => bar.top < rect.y + rect.height && bar.bottom > rect.y),
    };
  }

  /** True if the upper left corner of a card, or the top of a bar, is in `rect`. */
  hasCornerIn(rect: Rect): boolean {
    return this.#near(rect).some(({ kind, bar, minX, minY }) => {
      if (kind === 'card') return isIn(rect, minX, minY);
      return bar !== null && isIn(rect, bar.x, bar.top);
    });
  }

  #near(rect: Rect): Obstacle[] {
    return this.#tree.search(toBox(rect));
  }

  #replace(known: Map<string, Obstacle>, id: string, obstacle: Obstacle | undefined): void {
    const before = known.get(id);
    if (before) this.#tree.remove(before);
    if (obstacle) {
      known.set(id, obstacle);
      this.#tree.insert(obstacle);
    } else known.delete(id);
  }
}

const toBox = ({ x, y, width, height }: Rect): BBox => ({
  minX: x,
  minY: y,
  maxX: x + width,
  maxY: y + height,
});

const toObstacle = (
  kind: Obstacle['kind'],
  { x, y, width, height }: Rect,
  cardId: string,
  barKey = '',
  bar: PlacedBar | null = null,
): Obstacle => ({ kind, minX: x, minY: y, maxX: x + width, maxY: y + height, cardId, barKey, bar });

const ofCard = (id: string, card: Rect): Obstacle => toObstacle('card', card, id);

const ofBar = (bar: PlacedBar): Obstacle => toObstacle('bar', withLabel(bar), '', '', bar);

const ofTap = ({ cardId, barKey, cardX, barX, cardY }: PlacedTap): Obstacle =>
  toObstacle('tap', lineRect(cardX, barX, cardY), cardId, barKey);

const ofEntryPoint = ({ cardId, fromX, toX, y }: PlacedEntryPoint): Obstacle =>
  toObstacle('entry point', lineRect(fromX, toX, y), cardId);

const ofHeading = (heading: PlacedHeading): Obstacle => toObstacle('heading', headingRect(heading), '');

const ofTitle = (band: PlacedBand): Obstacle => toObstacle('title', titleRect(band), '');

const meets = ({ x, y, width, height }: Rect, box: BBox): boolean =>
  x < box.maxX && box.minX < x + width && y < box.maxY && box.minY < y + height;

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isIn = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

const inflate = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
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

const withLabel = (bar: PlacedBar): Rect => ({
  x: bar.x - bar.labelWidth / 2,
  y: bar.top - LABEL_ROOM,
  width: bar.labelWidth,
  height: bar.bottom - bar.top + LABEL_ROOM,
});

const lineRect = (fromX: number, toX: number, y: number): Rect => ({
  x: Math.min(fromX, toX),
  y: y - 0.5,
  width: Math.abs(toX - fromX),
  height: 1,
});
