import pixelmatch from 'pixelmatch';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';

/** The positions of the map’s marks on the page, by id, from the list of marks (R77). */
export type Marks = ReadonlyMap<string, { x: number; y: number }>;

export async function readMarks(page: Page): Promise<Marks> {
  const marks = await page.locator('[data-testid=map-marks] [data-mark]').evaluateAll((elements) =>
    elements.map((element) => {
      const { mark = '', x, y } = (element as HTMLElement).dataset;
      return [mark, { x: Number(x), y: Number(y) }] as const;
    }),
  );
  return new Map(marks);
}

/** A mark that moved, and how far, in pixels of the page. */
export interface Move {
  px: number;
  id: string;
}

export const longerMove = (a: Move, b: Move): Move => (b.px > a.px ? b : a);

/** Returns the longest move of a mark that is in both lists and not in `touched`. */
export function longestMove(before: Marks, after: Marks, touched: ReadonlySet<string>): Move {
  let longest: Move = { px: 0, id: '' };
  for (const [id, { x, y }] of before) {
    const now = after.get(id);
    if (now && !touched.has(id)) longest = longerMove(longest, { px: Math.hypot(now.x - x, now.y - y), id });
  }
  return longest;
}

/** Returns the map as it is seen. */
export async function readPicture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.getByTestId('map').screenshot({ animations: 'disabled', caret: 'hide' }));
}

/** Returns how many pixels differ, however little. */
export function differingPixels(a: PNG, b: PNG): number {
  if (a.width !== b.width || a.height !== b.height) return a.width * a.height;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0, includeAA: true });
}
