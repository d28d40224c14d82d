import { textWidth } from './textWidth.ts';

// Control characters, line and paragraph separators, zero-width characters and bidi overrides: text that could
// break lines, hide, or turn the order of what follows.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** R60: a string of the engine as text that draws as one line and hides nothing. */
export function toVisible(text: string): string {
  return text.replace(INVISIBLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** R60: the same, shortened with an ellipsis to `width` pixels at font size `size`. */
export function toLabel(text: string, width: number, size: number): string {
  // A name may have 4,096 characters; no more than 200 can matter here.
  const visible = toVisible(text.slice(0, 200));
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
