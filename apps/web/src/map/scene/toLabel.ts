import { toVisible } from '../../theme/toVisible.ts';

/** R60: a string of the engine that draws as one line and hides nothing, shortened with an ellipsis to `width` pixels at font size `size`. */
export function toLabel(text: string, width: number, size: number): string {
  // A name may have 4,096 characters; no more than 200 can matter here.
  const visible = toVisible(text.slice(0, 200), 200);
  if (text.length <= 200 && textWidth(visible, size) <= width) return visible;
  const room = width - textWidth('…', size);
  let kept = '';
  let used = 0;
  for (const char of visible) {
    used += textWidth(char, size);
    if (used > room) break;
    kept += char;
  }
  return `${kept}…`;
}

/**
 * Width of `text` in pixels at font size `size`, estimated for Inter semi-bold and a little on the wide side: layouts
 * are pure and have no canvas to measure with.
 */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const char of text) em += widthOf(char);
  return em * size;
}

function widthOf(char: string): number {
  if ("iljI.,:;'|!`".includes(char)) return 0.31;
  if ('frt()[]{}-/ "·'.includes(char)) return 0.4;
  if ('mwMW@%…→'.includes(char)) return 0.94;
  if (char >= '0' && char <= '9') return 0.65;
  if (char >= 'A' && char <= 'Z') return 0.73;
  return char.charCodeAt(0) < 0x1100 ? 0.62 : 1.1;
}
