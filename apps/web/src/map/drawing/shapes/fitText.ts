import { textWidth } from '../../scene/toLabel.ts';
import type { TextShape } from './Shape.ts';

/** No text on the screen is smaller than this, in CSS pixels. */
export const MIN_TEXT = 10;
/** A shortened text keeps at least this many characters if its shape does not say otherwise. Fewer would tell little. */
export const MIN_CHARACTERS = 4;
/** How many characters of the end stay in a text that is shortened in the middle. */
const TAIL = 2;
/** The height of a line, by its font size. */
export const LINE_HEIGHT = 1.15;
/** The width of a character of the monospaced font, at the font size 1. */
const MONO_CHARACTER = 0.6;

/** Returns the width of a text at the font size 1. */
export const emOf = (text: string, mono: boolean): number =>
  mono ? [...text].reduce((sum, char) => sum + monoWidth(char), 0) : textWidth(text, 1);

/** From the first Hangul letters on, most characters are as wide as two. */
const monoWidth = (char: string): number =>
  (char.charCodeAt(0) < 0x1100 || char === '…' || char === '→' ? 1 : 2) * MONO_CHARACTER;

export interface FittedText {
  text: string;
  /** The font size in pixels on the screen. */
  size: number;
  /** The estimated width in pixels on the screen. */
  width: number;
}

/** Returns the font size that a text of the size `size` at zoom 1 has on the screen. */
export const sizeOnScreen = (size: number, scale: number): number =>
  // Steps of half a pixel: a browser keeps the glyphs of each size, and a zoom passes through all of them.
  Math.max(MIN_TEXT, Math.round(size * scale * 2) / 2);

/**
 * Returns what is drawn of a text at a scale: the whole, a shorter form, or its beginning with an ellipsis; `null` if
 * there is no room for it in readable size. Widths are estimated (`textWidth`), because a pure function has no canvas.
 */
export function fitText(shape: TextShape, scale: number): FittedText | null {
  const size = sizeOnScreen(shape.style.size, scale);
  if (size * LINE_HEIGHT > shape.height * scale + 0.5) return null;
  const room = (shape.width * scale) / size;
  if (shape.em <= room) return { text: shape.text, size, width: shape.em * size };
  if (shape.shorter !== '') {
    const em = emOf(shape.shorter, shape.style.mono);
    if (em <= room) return { text: shape.shorter, size, width: em * size };
  }
  return shape.cut ? cutText(shape, room, size) : null;
}

function cutText({ text, style, cut, least }: TextShape, room: number, size: number): FittedText | null {
  const whole = text.endsWith('…') ? text.slice(0, -1) : text;
  // Names often differ only in a number at their end.
  const end = cut === 'middle' ? [...whole].slice(-TAIL).join('') : '';
  let shown = '';
  let count = [...end].length;
  let em = emOf(`…${end}`, style.mono);
  for (const char of whole) {
    const next = em + emOf(char, style.mono);
    if (next > room) break;
    shown += char;
    em = next;
    count += 1;
  }
  if (shown === '' || count < (cut === 'middle' ? least - 1 : least)) return null;
  return { text: `${shown.trimEnd()}…${end}`, size, width: em * size };
}
