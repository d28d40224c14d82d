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

export interface PlacedDoor {
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
  doors: PlacedDoor[];
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
  doors: [],
  bands: [],
  links: [],
  folds: [],
  notes: [],
  outside: [],
});
