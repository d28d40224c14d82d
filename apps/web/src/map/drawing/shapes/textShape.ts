import { emOf, MIN_CHARACTERS } from './fitText.ts';
import type { TextShape, TextStyle } from './Shape.ts';

/** A style of text with the usual values, of which `change` replaces some. */
export const textStyle = (
  change: Pick<TextStyle, 'layer' | 'color' | 'size'> & Partial<TextStyle>,
): TextStyle => ({ opacity: 1, weight: 400, mono: false, align: 'left', ground: null, ...change });

interface TextOptions {
  /** The room that the text may take; without them, it is always drawn. */
  width?: number;
  height?: number;
  cut?: TextShape['cut'];
  least?: number;
  shorter?: string;
  lift?: number;
  from?: number;
  below?: number;
}

/** Returns the shape of a text at a point. */
export function textShape(
  style: TextStyle,
  text: string,
  x: number,
  y: number,
  {
    width = Infinity,
    height = Infinity,
    cut = 'end',
    least = MIN_CHARACTERS,
    shorter = '',
    lift = 0,
    ...zoomed
  }: TextOptions = {},
): TextShape {
  return {
    kind: 'text',
    style,
    text,
    x,
    y,
    em: emOf(text, style.mono),
    shorter,
    lift,
    width,
    height,
    cut,
    least,
    ...zoomed,
  };
}
