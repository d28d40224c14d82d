import RBush from 'rbush';
import type { BBox } from 'rbush';
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
import { blocksBar, surroundings } from './blocksBar.ts';
import { meets, ofBar, ofCard, ofEntryPoint, ofHeading, ofTap, ofTitle, toBox } from './Obstacle.ts';
import type { Obstacle } from './Obstacle.ts';
import { reachOfLine } from './reachOfLine.ts';

/** The minimum space around a new card, in pixels at zoom 1. */
const CLEAR = 6;
/** More than the space that must be free around a line. */
const AROUND_LINE = 3;

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

  /** Returns what touches a box. */
  near(box: BBox): readonly Obstacle[] {
    return this.#tree.search(box);
  }

  /**
   * True if a card at `rect` is clear of other cards, bars, labels, headings, and of lines that are not its own (`own`: its id),
   * by `clear` pixels.
   */
  isFreeForCard(rect: Rect, own: string, clear: number = CLEAR): boolean {
    const wide = toBox(rect, clear);
    return this.near(wide).every((each) => each.cardId === own || !meets(wide, each));
  }

  /** True if a horizontal line at `y` passes no card except `own`, and no label except that of the bar `barKey`. */
  isFreeForLine(fromX: number, toX: number, y: number, own: string, barKey: string | null): boolean {
    const towards = toX < fromX ? -1 : 1;
    const [minX, maxX] = [Math.min(fromX, toX) - AROUND_LINE, Math.max(fromX, toX) + AROUND_LINE];
    const near = this.near({ minX, maxX, minY: y - AROUND_LINE, maxY: y + AROUND_LINE });
    return towards * toX <= towards * reachOfLine({ fromX, towards, y }, own, barKey, near);
  }

  /** True if nothing blocks a bar, new or lengthened. */
  isFreeForBar(bar: PlacedBar): boolean {
    return blocksBar(bar, this.near(surroundings(bar))) === null;
  }

  /** Returns the left and right edges of the cards that start at heights within `rect`, and the bars that pass it. */
  marksIn(rect: Rect): { cards: { left: number; right: number }[]; bars: PlacedBar[] } {
    const { y: top, height } = rect;
    const bottom = top + height;
    const near = this.near(toBox(rect));
    return {
      cards: near
        .filter(({ kind, minY }) => kind === 'card' && minY >= top && minY <= bottom)
        .map(({ minX, maxX }) => ({ left: minX, right: maxX })),
      bars: near
        .flatMap(({ bar }) => bar?.placed ?? [])
        .filter((bar) => bar.top < bottom && bar.bottom > top),
    };
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
