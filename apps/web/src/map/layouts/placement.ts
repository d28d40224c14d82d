import { ASIDE_WIDTH, BAND, HEADING, LABEL_ROOM, OUTSIDE, titleRoom } from './measures.ts';

// A placement gives a position to each part of a scene. Coordinates are in pixels at zoom 1, y grows downwards.

/** `x` and `y` are the upper left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The room for a drawing on the screen, in CSS pixels. */
export interface Room {
  width: number;
  height: number;
}

export interface PlacedCard extends Rect {
  /** The key of the band that it is drawn in. */
  band: string;
}

/**
 * One piece of a network’s bar. Most networks have a single piece. A network with members in several islands has one in
 * each, and a network gets a further piece when new members are placed where its bar cannot reach.
 */
export interface PlacedBar {
  /** `<network id>` for the first piece, `<network id>@<suffix>` for further ones. */
  key: string;
  networkId: string;
  x: number;
  top: number;
  bottom: number;
  /** The width of the label above `top`. */
  labelWidth: number;
}

/**
 * The line from the edge of a card to a bar. It is horizontal, except for taps that `placeNew` could only route
 * slanted.
 */
export interface PlacedTap {
  id: string;
  cardId: string;
  barKey: string;
  cardX: number;
  cardY: number;
  barX: number;
  barY: number;
}

/** The horizontal line from the outside, or from the host’s tick, to the left edge of a card. */
export interface PlacedEntryPoint {
  key: string;
  cardId: string;
  kind: 'outside' | 'host' | 'host-network' | 'lan';
  label: string;
  fromX: number;
  toX: number;
  y: number;
}

export interface PlacedBand extends Rect {
  key: string;
  /** The Compose project, or `NO_PROJECT`. After additions several bands can have the same project. */
  project: string;
  /** True if the outside cannot reach any card in the band. */
  unreachable: boolean;
}

/** A faint line between two pieces of one network’s bar. */
export interface PlacedLink {
  key: string;
  networkId: string;
  /** The keys of two bars. */
  fromKey: string;
  toKey: string;
}

/** A heading within a band, centred at `x` and `y`. */
export interface PlacedHeading {
  key: string;
  text: string;
  x: number;
  y: number;
}

/** Returns the box of a heading. */
export const headingRect = ({ x, y }: PlacedHeading): Rect => ({
  x: x - HEADING.width / 2,
  y: y - HEADING.height / 2,
  ...HEADING,
});

/** Returns the box of the title of a band, with the words that say that the outside cannot reach the band. */
export function titleRect({ project, x, y, unreachable }: PlacedBand): Rect {
  const width = titleRoom(project) - 28 + (unreachable ? ASIDE_WIDTH : 0);
  return { x: x + 14, y: y + 17 - BAND.titleSize / 2, width, height: BAND.titleSize };
}

export interface Placement {
  cards: Map<string, PlacedCard>;
  bars: Map<string, PlacedBar>;
  taps: Map<string, PlacedTap>;
  /** By card; a card without entry points has no list. */
  entryPoints: Map<string, PlacedEntryPoint[]>;
  bands: Map<string, PlacedBand>;
  links: Map<string, PlacedLink>;
  headings: Map<string, PlacedHeading>;
  /** The outside: one bar for the whole page, or one at each island that has an entry point. */
  outside: Rect[];
}

/** The keys of what was added, changed or removed in a placement. */
export interface PlacementChange {
  cards: ReadonlySet<string>;
  bars: ReadonlySet<string>;
  taps: ReadonlySet<string>;
  /** By card. */
  entryPoints: ReadonlySet<string>;
  bands: ReadonlySet<string>;
  links: ReadonlySet<string>;
  /** True if a heading or the outside changed. */
  hasFrame: boolean;
}

export const emptyPlacement = (): Placement => ({
  cards: new Map(),
  bars: new Map(),
  taps: new Map(),
  entryPoints: new Map(),
  bands: new Map(),
  links: new Map(),
  headings: new Map(),
  outside: [],
});

/** The smallest rectangle around all that is added. */
export class Bounds {
  #left = Infinity;
  #top = Infinity;
  #right = -Infinity;
  #bottom = -Infinity;

  include(left: number, top: number, right: number, bottom: number): void {
    if (left < this.#left) this.#left = left;
    if (top < this.#top) this.#top = top;
    if (right > this.#right) this.#right = right;
    if (bottom > this.#bottom) this.#bottom = bottom;
  }

  add({ x, y, width, height }: Rect): void {
    this.include(x, y, x + width, y + height);
  }

  /** Adds a bar with its label. */
  addBar({ x, top, bottom, labelWidth }: PlacedBar): void {
    const left = x - labelWidth / 2;
    const above = top - LABEL_ROOM;
    this.include(left, above, left + labelWidth, above + (bottom - above));
  }

  /** Adds a bar of the outside. The one of the page has a label. */
  addOutside(rect: Rect): void {
    this.add(rect);
    if (rect.width !== OUTSIDE.width) return;
    const [x, y] = [rect.x - OUTSIDE.labelOverhang, rect.y - OUTSIDE.labelRoom];
    this.include(x, y, x, y);
  }

  addHeading(heading: PlacedHeading): void {
    this.add(headingRect(heading));
  }

  rect(): Rect {
    if (this.#left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
    return {
      x: this.#left,
      y: this.#top,
      width: this.#right - this.#left,
      height: this.#bottom - this.#top,
    };
  }
}

/** Returns the smallest rectangle around all cards, bands, headings, outside bars, and bars with their labels. */
export function boundsOf({ cards, bars, bands, headings, outside }: Placement): Rect {
  const bounds = new Bounds();
  for (const card of cards.values()) bounds.add(card);
  for (const band of bands.values()) bounds.add(band);
  for (const rect of outside) bounds.addOutside(rect);
  for (const bar of bars.values()) bounds.addBar(bar);
  for (const heading of headings.values()) bounds.addHeading(heading);
  return bounds.rect();
}

/** A change that has touched nothing yet, to be filled. */
export const noChange = () => ({
  cards: new Set<string>(),
  bars: new Set<string>(),
  taps: new Set<string>(),
  entryPoints: new Set<string>(),
  bands: new Set<string>(),
  links: new Set<string>(),
  hasFrame: false,
});
