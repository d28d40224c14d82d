import type { IconName } from './icons.ts';

// The display list is made of these shapes. They know nothing of a canvas. Coordinates are in pixels at zoom 1; those of
// a tile are in pixels on the screen, from the upper left corner of the tile.

/** What all shapes of one look have in common. Shapes of one style are drawn together. */
interface Look {
  /** The drawing order: see `Z`. */
  layer: number;
  opacity: number;
}

export interface BoxStyle extends Look {
  fill: string | null;
  fillOpacity: number;
  stroke: string | null;
  strokeWidth: number;
  dash: readonly number[] | null;
  radius: number;
}

export interface LineStyle extends Look {
  stroke: string;
  strokeWidth: number;
  dash: readonly number[] | null;
}

export interface DotStyle extends Look {
  fill: string;
  radius: number;
  /** The smallest radius on the screen, so that a dot can be seen from afar. */
  minRadius: number;
}

interface IconStyle extends Look {
  color: string;
  /** The colour of what an icon shows inside its filled form. */
  ground: string;
}

export interface TextStyle extends Look {
  color: string;
  size: number;
  weight: 400 | 500 | 600 | 700;
  mono: boolean;
  align: 'left' | 'center' | 'right';
  /** A filled rectangle behind the text, `pad` pixels larger. */
  ground: { fill: string; opacity: number; pad: number; stroke: string | null } | null;
}

/** A shape is drawn from the zoom `from` on, and below the zoom `below`. */
interface Zoomed {
  from?: number;
  below?: number;
}

/** `x` and `y` are the upper left corner. */
export interface BoxShape extends Zoomed {
  kind: 'box';
  style: BoxStyle;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface LineShape extends Zoomed {
  kind: 'line';
  style: LineStyle;
  x: number;
  y: number;
  toX: number;
  toY: number;
}

/** Several dots of one look; `at` has the x and the y of each centre in turn. */
interface DotsShape extends Zoomed {
  kind: 'dots';
  style: DotStyle;
  at: readonly number[];
}

/** An icon in a square around `x` and `y`. */
interface IconShape extends Zoomed {
  kind: 'icon';
  style: IconStyle;
  icon: IconName;
  x: number;
  y: number;
  size: number;
}

/**
 * One line of text, vertically centred on `y`; `x` is its start, middle or end, as its style aligns it. What is drawn of
 * it at a zoom is decided by `fitText`.
 */
export interface TextShape extends Zoomed {
  kind: 'text';
  style: TextStyle;
  x: number;
  y: number;
  text: string;
  /** The width of the text at the font size 1. */
  em: number;
  /** A text to be drawn where the whole has no room; empty if there is none. */
  shorter: string;
  /** How far its middle is above `y`, by its font size on the screen: the distance of a text from a line is not zoomed. */
  lift: number;
  /** The room that the text may take. */
  width: number;
  height: number;
  /** Where the text may be shortened with an ellipsis; in the middle, its last two characters stay. */
  cut: 'end' | 'middle' | false;
  /** How many characters a shortened text keeps at least. */
  least: number;
}

export type Shape = BoxShape | LineShape | DotsShape | IconShape | TextShape;
export type Style = Shape['style'];

/** True if a shape is drawn at a zoom. */
export const isDrawnAt = ({ from = 0, below = Infinity }: Shape, zoom: number): boolean =>
  zoom >= from && zoom < below;

/** Drawing order. */
export const Z = {
  part: -1,
  band: 0,
  link: 1,
  entryPoint: 2,
  glow: 2.5,
  bar: 3,
  tap: 4,
  joint: 5,
  card: 6,
  chip: 7,
  text: 8,
  address: 9,
} as const;

/** What is selected is drawn this much higher than all else, and what is pointed at twice as much. */
export const RISE = 4;

/** The level of the veil. What stands out is drawn this much higher, and all else stays below it. */
export const VEIL = 20;
