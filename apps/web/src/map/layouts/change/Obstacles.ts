import RBush from 'rbush';
import { BAR, LABEL, LABEL_ROOM } from '../measures.ts';
import type { PlacedBar, PlacedCard, PlacedEntryPoint, PlacedTap, Placement, Rect } from '../placement.ts';

/** The minimum space around a new card, in pixels at zoom 1. */
const CLEAR = 6;

/** The box of a card, of a bar with its label, or of a line. */
interface Obstacle extends Rect {
  kind: 'card' | 'bar' | 'tap' | 'entry point';
  /** The card to which a card, a tap or an entry point belongs; empty for a bar. */
  cardId: string;
  /** The bar to which a bar or a tap belongs; `null` for the others. */
  bar: PlacedBar | null;
  barKey: string;
}

class ObstacleTree extends RBush<Obstacle> {
  override toBBox = ({ x, y, width, height }: Obstacle) => ({
    minX: x,
    minY: y,
    maxX: x + width,
    maxY: y + height,
  });
  override compareMinX = (a: Obstacle, b: Obstacle) => a.x - b.x;
  override compareMinY = (a: Obstacle, b: Obstacle) => a.y - b.y;
}

/** Finds out whether a place is free, at the cost of what is near it. It must be told of each change of the placement. */
export class Obstacles {
  readonly #tree = new ObstacleTree();
  readonly #known = new Map<string, Obstacle[]>();

  constructor(placement: Placement) {
    for (const [id, card] of placement.cards) this.#keep(`c:${id}`, [ofCard(id, card)]);
    for (const bar of placement.bars.values()) this.#keep(`n:${bar.key}`, [ofBar(bar)]);
    for (const tap of placement.taps.values()) this.#keep(`a:${tap.id}`, [ofTap(tap)]);
    for (const [id, own] of placement.entryPoints) this.#keep(`e:${id}`, own.map(ofEntryPoint));
    this.#tree.load([...this.#known.values()].flat());
  }

  /** Puts a card, in place of the one that it was; `undefined` removes it. */
  putCard(id: string, card: PlacedCard | undefined): void {
    this.#replace(`c:${id}`, card ? [ofCard(id, card)] : []);
  }

  putBar(key: string, bar: PlacedBar | undefined): void {
    this.#replace(`n:${key}`, bar ? [ofBar(bar)] : []);
  }

  putTap(id: string, tap: PlacedTap | undefined): void {
    this.#replace(`a:${id}`, tap ? [ofTap(tap)] : []);
  }

  putEntryPoints(cardId: string, own: readonly PlacedEntryPoint[]): void {
    this.#replace(`e:${cardId}`, own.map(ofEntryPoint));
  }

  /**
   * True if a card at `rect` is clear of other cards, bars, labels, and of lines that are not its own (`own`: its id).
   */
  isFreeForCard(rect: Rect, own: string): boolean {
    const wide = inflate(rect, CLEAR);
    return this.#near(wide).every((each) => each.cardId === own || !overlaps(wide, each));
  }

  /** True if a horizontal line at `y` passes no card except `own`, and no label except that of the bar `barKey`. */
  isFreeForLine(fromX: number, toX: number, y: number, own: string, barKey: string | null): boolean {
    const line = lineRect(fromX, toX, y);
    return this.#near(inflate(line, 2)).every((each) => {
      if (each.kind === 'card') return each.cardId === own || !overlaps(line, inflate(each, 2));
      return !each.bar || each.bar.key === barKey || !overlaps(line, labelRect(each.bar));
    });
  }

  /**
   * True if a bar with its label, new or lengthened, is clear of cards, other bars and labels, and no tap of another bar
   * crosses its label.
   */
  isFreeForBar(bar: PlacedBar): boolean {
    const body = inflate(barRect(bar), 4);
    const label = labelRect(bar);
    const blocked = (rect: Rect) => overlaps(body, rect) || overlaps(label, rect);
    return this.#near(inflate(withLabel(bar), 4)).every((each) => {
      if (each.kind === 'card') return !blocked(each);
      if (each.kind === 'tap') return each.barKey === bar.key || !overlaps(label, each);
      return (
        !each.bar || each.bar.key === bar.key || !(blocked(labelRect(each.bar)) || blocked(barRect(each.bar)))
      );
    });
  }

  /** True if no tap comes near a bar or its label. */
  isClearOfTaps(bar: PlacedBar): boolean {
    const y = bar.top - LABEL_ROOM - CLEAR;
    const room = { ...labelRect(bar), y, height: bar.bottom + 4 - y };
    return this.#near(room).every(({ kind }) => kind !== 'tap');
  }

  /** Returns the boxes of the cards that start at heights within `rect`, and the bars that pass it. */
  marksIn(rect: Rect): { cards: Rect[]; bars: PlacedBar[] } {
    const near = this.#near(rect);
    const isInRows = (y: number) => y >= rect.y && y <= rect.y + rect.height;
    return {
      cards: near.filter(({ kind, y }) => kind === 'card' && isInRows(y)),
      bars: near
        .map(({ kind, bar }) => (kind === 'bar' ? bar : null))
        .filter((bar) => bar !== null)
        .filter((bar) => bar.top < rect.y + rect.height && bar.bottom > rect.y),
    };
  }

  /** True if the upper left corner of a card, or the top of a bar, is in `rect`. */
  hasCornerIn(rect: Rect): boolean {
    return this.#near(rect).some(({ kind, bar, x, y }) => {
      if (kind === 'card') return isIn(rect, x, y);
      return bar !== null && isIn(rect, bar.x, bar.top);
    });
  }

  #near({ x, y, width, height }: Rect): Obstacle[] {
    return this.#tree.search({ minX: x, minY: y, maxX: x + width, maxY: y + height });
  }

  #keep(id: string, obstacles: Obstacle[]): void {
    this.#known.set(id, obstacles);
  }

  #replace(id: string, obstacles: Obstacle[]): void {
    for (const each of this.#known.get(id) ?? []) this.#tree.remove(each);
    for (const each of obstacles) this.#tree.insert(each);
    if (obstacles.length > 0) this.#keep(id, obstacles);
    else this.#known.delete(id);
  }
}

const ofCard = (id: string, { x, y, width, height }: Rect): Obstacle => ({
  kind: 'card',
  cardId: id,
  bar: null,
  barKey: '',
  x,
  y,
  width,
  height,
});

const ofBar = (bar: PlacedBar): Obstacle => ({
  kind: 'bar',
  cardId: '',
  bar,
  barKey: bar.key,
  ...withLabel(bar),
});

const ofTap = (tap: PlacedTap): Obstacle => ({
  kind: 'tap',
  cardId: tap.cardId,
  bar: null,
  barKey: tap.barKey,
  ...lineRect(tap.cardX, tap.barX, tap.cardY),
});

const ofEntryPoint = ({ cardId, fromX, toX, y }: PlacedEntryPoint): Obstacle => ({
  kind: 'entry point',
  cardId,
  bar: null,
  barKey: '',
  ...lineRect(fromX, toX, y),
});

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
