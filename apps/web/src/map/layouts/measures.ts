import type { SceneNetwork } from '../scene/scene.ts';
import { textWidth } from '../scene/toLabel.ts';

// All sizes are in pixels at zoom 1.

/** A container’s card with its chips and stubs. */
export const CARD = {
  width: 168,
  /** The height of the header with the name. */
  height: 34,
  /** The space between two cards of a column. */
  rowGap: 11,
  /** The height of a chip or stub, and the space below it. */
  chip: 16,
  chipGap: 4,
  /** The space at each side of the chips and stubs. */
  inset: 9,
  /** Font size of the name. */
  nameSize: 12.5,
  /** Font size of chips, stubs and tags. */
  smallSize: 9.5,
  /** The part of the card’s width that the name, a stub’s label or a tag cannot use. */
  besideName: 38,
  /** The same for the name at far zoom, where it is drawn larger. */
  besideFarName: 36,
  besideStub: 34,
  besideTag: 22,
  /** The space between the name and the note, such as `exit 1`, and the estimated width of one character of the note. */
  noteGap: 8,
  noteCharacter: 5.6,
  /** The largest width of the name on a chip. */
  chipName: 54,
} as const;
/** `overhang`: how far a bar reaches beyond its outermost taps. `idle`: the length of a bar without taps. */
export const BAR = { width: 10, overhang: 14, idle: 34 } as const;
/**
 * The name and the detail line above a bar. `lift` is the space between label and bar, `side` the space at each side of
 * the label, `maxWidth` the largest width. `name` and `detail` are font sizes.
 */
export const LABEL = { height: 30, lift: 4, side: 8, name: 12, detail: 9.5, maxWidth: 168 } as const;
/**
 * `gap`: the space between two bands. `inset`: the space left of the first column. `titleSize` is the font size with
 * which the width of the title is estimated, `titleWidth` its largest width.
 */
export const BAND = {
  header: 40,
  padding: 13,
  gap: 13,
  inset: 44,
  titleSize: 11.5,
  titleWidth: 190,
} as const;
/** `min`: the minimum space between two columns. `sub`: the space between the two halves of a wrapped column. */
export const GAP = { min: 122, sub: 22 } as const;
/**
 * `toBand`: the space between the bar of the outside and the bands. `toTick`: the space between that bar and the tick
 * at which entry points for the host alone start.
 */
export const OUTSIDE = { width: 14, toBand: 84, toTick: 8 } as const;
/**
 * Vertical distances of the lines at one side of a card. An entry point needs more than a tap, because it carries a
 * label.
 */
export const LINE = { tap: 9, entryPoint: 18, margin: 7 } as const;
/** The address beside a tap: its largest width and its font size. */
export const ADDRESS = { width: 170, size: 9.5 } as const;
/**
 * The label of an entry point. `characters` and `charactersFromTick` are the numbers of characters of a list of ports that
 * fit between the outside, or the host’s tick, and a card. `lanWidth` is the largest width of the name of a parent
 * interface, `size` its font size.
 */
export const ENTRY_LABEL = { characters: 20, charactersFromTick: 18, lanWidth: 110, size: 10 } as const;
/** A column of a band that has more cards than this wraps into two. */
export const WRAP_AFTER = 8;
/** The space for the driver’s icon left of a network’s detail line. */
export const ICON_ROOM = 13;

/** Returns the width that the label above a network’s bar needs. */
export function labelWidth(network: SceneNetwork): number {
  const name = textWidth(network.label, LABEL.name);
  return Math.ceil(Math.max(name, textWidth(network.detail, LABEL.detail) + ICON_ROOM, 40)) + 4;
}
