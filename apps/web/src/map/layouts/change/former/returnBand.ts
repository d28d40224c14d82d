import { BAND, FAR, OUTSIDE } from '../../measures.ts';
import { Bounds } from '../../placement.ts';
import type { PlacedBand, Rect } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { overlaps } from '../Obstacle.ts';
import type { FormerMarks } from './FormerMarks.ts';

/** Bands that are nearer to each other than in any layout are in each other’s way. */
const NEAR = BAND.gap - 1;

/** Returns the band with this key, as it is or as it was; `undefined` if it is gone and another one is in its room. */
export function roomOfBand(live: LivePlacement, former: FormerMarks, key: string): PlacedBand | undefined {
  const { bands } = live.placement;
  const [present, gone] = [bands.get(key), former.bandOf(key)?.band];
  if (present || !gone) return present;
  // The rows of a page belong to one band each, from end to end.
  const [x, width] = live.isPage ? [-FAR, 2 * FAR] : [gone.x - NEAR, gone.width + 2 * NEAR];
  const room = { x, width, y: gone.y - NEAR, height: gone.height + 2 * NEAR };
  return [...bands.values()].some((band) => overlaps(room, band)) ? undefined : gone;
}

/** Puts a band that is gone where it was, with the bar of the outside beside it, as long as it was. */
export function returnBand(live: LivePlacement, former: FormerMarks, key: string): void {
  const known = former.bandOf(key);
  if (!known || live.placement.bands.has(key)) return;
  const { band, outside } = known;
  live.setBand(band);
  for (const rect of besideOf(outside, band)) {
    const present = live.placement.outside.find((each) => isSameBar(each, rect));
    const others = live.placement.outside.filter((each) => each !== present);
    live.setOutside([...others, present ? union(present, rect) : rect]);
  }
}

function union(a: Rect, b: Rect): Rect {
  const bounds = new Bounds();
  bounds.add(a);
  bounds.add(b);
  return bounds.rect();
}

/** Returns the bar of the outside of a block, or the nearest one at the left of a band of a page. */
function besideOf(outside: readonly Rect[], band: PlacedBand): Rect[] {
  const ofPage = outside.filter(({ x, width }) => width === OUTSIDE.width && x <= band.x);
  const nearest = Math.max(...ofPage.map(({ x }) => x));
  return outside.filter((rect) =>
    rect.width === OUTSIDE.width ? rect.x === nearest : rect.x === band.x && rect.y === band.y,
  );
}

/** The bar of a page has another length after each change of its bands. */
const isSameBar = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.width === b.width && (a.width === OUTSIDE.width || a.y === b.y);
