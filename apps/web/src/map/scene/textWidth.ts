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
