import { compareNames } from '../compareNames.ts';

export interface Box {
  key: string;
  width: number;
  height: number;
}

/**
 * R70: packs boxes in rows without overlaps, the tallest ones first. The rows are as wide as it takes for the whole to
 * have about the given aspect (width divided by height). Returns the upper left corner of each box. O(n log n).
 */
export function packBoxes(
  boxes: readonly Box[],
  aspect: number,
  gap: number,
): Map<string, { x: number; y: number }> {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  const maxWidth = Math.max(0, ...boxes.map((box) => box.width));
  const limit = Math.max(maxWidth, Math.sqrt(area * aspect));
  const sorted = boxes.toSorted((a, b) => b.height - a.height || compareNames(a.key, b.key));
  const at = new Map<string, { x: number; y: number }>();
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  for (const box of sorted) {
    if (x > 0 && x + box.width > limit) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    at.set(box.key, { x, y });
    x += box.width + gap;
    rowHeight = Math.max(rowHeight, box.height);
  }
  return at;
}
