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

/**
 * Adds `part` to `whole`, moved by `dx` and `dy`, except its links. `keyOf` returns the key that a bar of `part` gets in
 * `whole`. The marks themselves move, so `part` must not be used afterwards.
 */
export function addMoved(
  whole: Placement,
  part: Placement,
  dx: number,
  dy: number,
  keyOf: (barKey: string) => string = (key) => key,
): void {
  const moved = <T extends { x: number; y: number }>(at: T): T => {
    at.x += dx;
    at.y += dy;
    return at;
  };
  for (const [id, card] of part.cards) whole.cards.set(id, moved(card));
  for (const bar of part.bars.values()) {
    bar.key = keyOf(bar.key);
    bar.x += dx;
    bar.top += dy;
    bar.bottom += dy;
    whole.bars.set(bar.key, bar);
  }
  for (const [id, tap] of part.taps) {
    tap.barKey = keyOf(tap.barKey);
    tap.cardX += dx;
    tap.barX += dx;
    tap.cardY += dy;
    tap.barY += dy;
    whole.taps.set(id, tap);
  }
  for (const [id, own] of part.entryPoints) {
    for (const entryPoint of own) {
      entryPoint.fromX += dx;
      entryPoint.toX += dx;
      entryPoint.y += dy;
    }
    whole.entryPoints.set(id, own);
  }
  for (const [key, band] of part.bands) whole.bands.set(key, moved(band));
  for (const rect of part.outside) whole.outside.push(moved(rect));
  for (const [key, heading] of part.headings) whole.headings.set(key, moved(heading));
}

/** Returns the smallest rectangle around all cards, bands, headings, outside bars, and bars with their labels. */
export function boundsOf(placement: Placement): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const rects of [placement.cards.values(), placement.bands.values(), placement.outside]) {
    for (const each of rects) include(each.x, each.y, each.width, each.height);
  }
  for (const { x, y, width } of placement.outside) {
    // The label of the outside, which only the bar of the page has.
    if (width === OUTSIDE.width) include(x - OUTSIDE.labelOverhang, y - OUTSIDE.labelRoom, 0, 0);
  }
  for (const bar of placement.bars.values()) {
    const top = bar.top - LABEL_ROOM;
    include(bar.x - bar.labelWidth / 2, top, bar.labelWidth, bar.bottom - top);
  }
  for (const heading of placement.headings.values()) {
    const { x, y, width, height } = headingRect(heading);
    include(x, y, width, height);
  }
  if (left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
