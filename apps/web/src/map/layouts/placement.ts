/** Where everything of a scene stands. Coordinates in model units, y downwards. */

/** `x`, `y` is the upper left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedCard extends Rect {
  band: string;
}

/** One piece of a network's bar. Most networks have one; one that spans islands, or grew where its bar cannot reach, has more. */
export interface PlacedBar {
  /** `<networkId>`, or `<networkId>@<where>` for further pieces. */
  key: string;
  networkId: string;
  x: number;
  top: number;
  bottom: number;
  /** Width kept free for the label above `top`. */
  labelWidth: number;
}

/** From a card's edge to a bar: level wherever the layout had its way. */
export interface PlacedTap {
  id: string;
  cardId: string;
  barKey: string;
  cardX: number;
  cardY: number;
  barX: number;
  barY: number;
}

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
  /** Which project; several bands can be of one after additions. */
  project: string;
  /** Nothing in it is reached from the outside. */
  sheltered: boolean;
}

/** A faint trunk between two pieces of one network. */
export interface PlacedLink {
  key: string;
  networkId: string;
  fromKey: string;
  toKey: string;
}

/** An island drawn as one mark. */
export interface PlacedFold extends Rect {
  project: string;
}

interface PlacedNote {
  key: string;
  text: string;
  x: number;
  y: number;
}

export interface Placement {
  cards: Map<string, PlacedCard>;
  bars: Map<string, PlacedBar>;
  taps: Map<string, PlacedTap>;
  entryPoints: PlacedEntryPoint[];
  bands: PlacedBand[];
  links: PlacedLink[];
  folds: PlacedFold[];
  notes: PlacedNote[];
  /** The outside: one bar, or one at each island that has a door. */
  outside: Rect[];
}

export const emptyPlacement = (): Placement => ({
  cards: new Map(),
  bars: new Map(),
  taps: new Map(),
  entryPoints: [],
  bands: [],
  links: [],
  folds: [],
  notes: [],
  outside: [],
});

/** Adds all of `part` to `whole`, moved by `dx`, `dy`; `keyOf` names its bars there. */
export function addMoved(
  whole: Placement,
  part: Placement,
  dx: number,
  dy: number,
  keyOf: (barKey: string) => string = (key) => key,
): void {
  const moved = <T extends Rect>(rect: T): T => ({ ...rect, x: rect.x + dx, y: rect.y + dy });
  for (const [id, card] of part.cards) whole.cards.set(id, moved(card));
  for (const bar of part.bars.values()) {
    const key = keyOf(bar.key);
    whole.bars.set(key, { ...bar, key, x: bar.x + dx, top: bar.top + dy, bottom: bar.bottom + dy });
  }
  for (const [id, tap] of part.taps) {
    whole.taps.set(id, {
      ...tap,
      barKey: keyOf(tap.barKey),
      cardX: tap.cardX + dx,
      barX: tap.barX + dx,
      cardY: tap.cardY + dy,
      barY: tap.barY + dy,
    });
  }
  whole.entryPoints.push(
    ...part.entryPoints.map((door) => ({
      ...door,
      fromX: door.fromX + dx,
      toX: door.toX + dx,
      y: door.y + dy,
    })),
  );
  whole.bands.push(...part.bands.map(moved));
  whole.outside.push(...part.outside.map(moved));
  whole.notes.push(...part.notes.map((note) => ({ ...note, x: note.x + dx, y: note.y + dy })));
}

/** The smallest rectangle around all that is placed, labels and doors included. */
export function boundsOf(placement: Placement): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const rects of [placement.cards.values(), placement.bands, placement.folds, placement.outside]) {
    for (const each of rects) include(each.x, each.y, each.width, each.height);
  }
  for (const bar of placement.bars.values()) {
    include(bar.x - bar.labelWidth / 2, bar.top - 34, bar.labelWidth, bar.bottom - bar.top + 34);
  }
  if (left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
