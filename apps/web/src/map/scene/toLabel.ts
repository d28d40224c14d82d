import { toVisible } from '../../theme/toVisible.ts';
import { textWidth } from './textWidth.ts';

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
