import { OUTSIDE } from '../../measures.ts';
import type { PlacedBand, Rect } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/** Makes each bar of the outside as long as the bands beside it, and removes one that no band is beside. */
export function fitOutside(live: LivePlacement): void {
  const { bands, outside } = live.placement;
  const beside = bandsBeside(live, outside);
  const fitted = outside.flatMap((rect) => {
    const own = [...bands.values()].filter((band) => beside(rect, band));
    if (own.length === 0) return [];
    const y = Math.min(...own.map((band) => band.y));
    const height = Math.max(...own.map((band) => band.y + band.height)) - y;
    return [rect.y === y && rect.height === height ? rect : { ...rect, y, height }];
  });
  const isSame = fitted.length === outside.length && fitted.every((rect, i) => rect === outside[i]);
  if (!isSame) live.setOutside(fitted);
}

/**
 * A page has one bar at the left of all bands. In Islands, a block has its own bar at its edge. Of several pages side by
 * side, each has one at the left of its bands.
 */
function bandsBeside({ isPage }: LivePlacement, outside: readonly Rect[]) {
  const ofPages = outside.filter(({ width }) => width === OUTSIDE.width).map(({ x }) => x);
  return (rect: Rect, band: PlacedBand): boolean => {
    if (isPage) return true;
    if (rect.width !== OUTSIDE.width) return rect.x === band.x && rect.y === band.y;
    return (
      band.x >= rect.x && !ofPages.some((x) => x > rect.x && x <= band.x) && band.y < rect.y + rect.height
    );
  };
}
