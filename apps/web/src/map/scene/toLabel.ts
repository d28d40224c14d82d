import { toVisible } from '../../theme/toVisible.ts';

/**
 * R60: makes a text from the engine safe to draw as one line, with invisible characters written as escapes, and
 * shortens it with an ellipsis to `width` pixels at the font size `size`.
 */
export function toLabel(text: string, width: number, size: number): string {
  // A name may have 4,096 characters, but no label has room for more than 200.
  const visible = toVisible(text.slice(0, 200), 200);
  if (text.length <= 200 && textWidth(visible, size) <= width) return visible;
  const room = width - textWidth('…', size);
  let shown = '';
  let used = 0;
  for (const char of visible) {
    used += textWidth(char, size);
    if (used > room) break;
    shown += char;
  }
  return `${shown}…`;
}

/**
 * Estimates the width of `text` in pixels at the font size `size`, for Inter semi-bold and slightly too wide. Layouts
 * are pure functions and have no canvas to measure with.
 */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a pair belongs to the character before.
    if ((code & 0xfc00) === 0xdc00 && i > 0 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) continue;
    em += widths[code] ?? wideWidth(code);
  }
  return em * size;
}

/** The widths of the ASCII characters by code, in em. Labels consist of little else, and there are thousands. */
const widths = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if ("iljI.,:;'|!`".includes(char)) return 0.31;
  if ('frt()[]{}-/ "'.includes(char)) return 0.4;
  if ('mwMW@%'.includes(char)) return 0.94;
  if (char >= '0' && char <= '9') return 0.65;
  return char >= 'A' && char <= 'Z' ? 0.73 : 0.62;
});

function wideWidth(code: number): number {
  if (code === '·'.charCodeAt(0)) return 0.4;
  if (code === '…'.charCodeAt(0) || code === '→'.charCodeAt(0)) return 0.94;
  return code < 0x1100 ? 0.62 : 1.1;
}
