import type { SceneCard, SceneNetwork } from '../scene/scene.ts';
import { textWidth } from '../scene/toLabel.ts';

// All sizes are in pixels at zoom 1. Texts have sizes of 11.5 and more, and room for 12.5, so that they can be drawn
// with 10 pixels on the screen down to a zoom of about 0.8.

/** A container’s card with its chips and stubs. */
export const CARD = {
  width: 168,
  /** The height of the header with the name. */
  height: 34,
  /** The space between two cards of a column. */
  rowGap: 11,
  /** The height of a chip or stub, and the space below it. */
  chip: 18,
  chipGap: 4,
  /** The space at each side of the chips and stubs. */
  inset: 9,
  /** Font size of the name. */
  nameSize: 13,
  /** Font size of chips, stubs and tags. */
  smallSize: 12,
  /** The part of the card’s width that the name, a stub’s label or a tag cannot use. */
  besideName: 38,
  /** The same for the name at far zoom, where it is drawn larger. */
  besideFarName: 36,
  besideStub: 30,
  besideTag: 22,
  /** The space between the name and the note, such as `exit 1`, and the estimated width of one character of the note. */
  noteGap: 8,
  noteCharacter: 6.7,
  /** The largest width of the name on a chip. */
  chipName: 52,
} as const;
/** Farther than any mark, in pixels at zoom 1. */
export const FAR = 1e7;

/** `overhang`: how far a bar reaches beyond its outermost taps. `idle`: the length of a bar without taps. */
export const BAR = { width: 10, overhang: 14, idle: 34 } as const;
/**
 * The label above a bar: the name, and below it up to two lines of details, the last one at the lower end. `lift` is the
 * space between label and bar, `side` the space at each side of the label, `maxWidth` the largest width. `name` and
 * `detail` are font sizes, `nameLine` and `detailLine` the heights of the lines.
 */
export const LABEL = {
  height: 45,
  lift: 4,
  side: 8,
  name: 13,
  detail: 12,
  nameLine: 17,
  detailLine: 14,
  maxWidth: 160,
} as const;
/** The room above a bar that its label takes. */
export const LABEL_ROOM = LABEL.height + LABEL.lift;
/**
 * `gap`: the space between two bands. `header`: the height of the title, which is left of the labels that reach into the
 * header; where it is above them, `titleLine` is added. `inset`: the space left of the first column. `titleSize` is the
 * font size with which the width of the title is estimated, `titleWidth` its largest width.
 */
export const BAND = {
  header: 58,
  titleLine: 22,
  padding: 13,
  gap: 13,
  inset: 30,
  titleSize: 12,
  titleWidth: 190,
} as const;
/** The box of a heading above cards, around its middle. */
export const HEADING = { width: CARD.width, height: 16 } as const;
/** `min`: the minimum space between two columns. `sub`: the space between the two halves of a wrapped column. */
export const GAP = { min: 100, sub: 22 } as const;
/**
 * The bar of the outside, for the whole page or at a block. `toTick`: the space between that bar and the tick at which
 * entry points for the host alone start. `labelRoom` is the height of the label above the bar of the page, and
 * `labelOverhang` how far it reaches beyond the left edge.
 */
export const OUTSIDE = { width: 14, blockWidth: 5, toTick: 8, labelRoom: 26, labelOverhang: 18 } as const;
/**
 * Vertical distances of the lines at one side of a card. An entry point needs more than a tap, because it carries a
 * label.
 */
export const LINE = { tap: 9, entryPoint: 18, margin: 7 } as const;
/** The address beside a tap: the width of the longest IPv6 address, and the font size of that width. */
export const ADDRESS = { width: 330, size: 11 } as const;
/**
 * The label of an entry point. `characters` and `charactersFromTick` are the numbers of characters of a list of ports that
 * fit between the outside, or the host’s tick, and a card. `lanWidth` is the largest width of the name of a parent
 * interface, `size` its font size, `character` the width of one character, `margin` the space at both sides together.
 */
export const ENTRY_LABEL = {
  characters: 20,
  charactersFromTick: 18,
  lanWidth: 110,
  size: 12,
  character: 7.5,
  margin: 18,
} as const;
/** The space between the labels of bars and a column of cards that is added beside them. */
export const BESIDE_BARS = 24;
/** The space left of a column of cards that is added where the outside may reach it. */
export const ENTRY_ROOM = 110;
/** A column of a band that has more cards than this wraps into two. */
export const WRAP_AFTER = 8;
/** The space for the driver’s icon left of a network’s detail line. */
export const ICON_ROOM = 13;

/** Returns the width that the label above a network’s bar needs. */
export function labelWidth({ label, details }: SceneNetwork): number {
  let widest = Math.max(textWidth(label, LABEL.name), 40);
  for (const [i, line] of details.entries())
    widest = Math.max(widest, textWidth(line, LABEL.detail) + (i === 0 ? ICON_ROOM : 0));
  return Math.ceil(widest) + 4;
}

/** Returns the space between the outside and the first column that the labels of all entry points need. */
export function entryRoom(cards: readonly { card: SceneCard }[]): number {
  let widest = 40;
  for (const { card } of cards) {
    for (const { kind, label } of card.entryPoints) {
      const width =
        kind === 'lan' ? textWidth(label, ENTRY_LABEL.size) : label.length * ENTRY_LABEL.character;
      widest = Math.max(widest, width + (kind === 'host' ? OUTSIDE.toTick : 0));
    }
  }
  return Math.ceil(widest) + ENTRY_LABEL.margin;
}

/** Returns the width of the title of a band, with the space at both sides. */
export const titleRoom = (project: string): number =>
  Math.min(textWidth((project || 'no project').toUpperCase(), BAND.titleSize), BAND.titleWidth) + 28;

/**
 * Returns the width that the name of a project needs on a small tile, with a margin and one square, in pixels on the
 * screen. Long names are shortened.
 */
export const tileNameRoom = (project: string): number =>
  Math.min(textWidth(project || 'no project', TILE_NAME.size), TILE_NAME.width) + TILE_NAME.beside;
const TILE_NAME = { size: 10, width: 64, beside: 17 } as const;

/** The width of the words “not reachable from outside”, which are drawn after the title in the size of the title. */
export const ASIDE_WIDTH = 170;
