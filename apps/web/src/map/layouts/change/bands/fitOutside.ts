import type { SceneCard } from '../../../scene/scene.ts';
import { OUTSIDE } from '../../measures.ts';
import type { PlacedBand, Rect } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';

/**
 * Makes each bar of the outside as long as the bands beside it, and removes one that no band is beside. Costs what exists,
 * but only after a change that has touched a band.
 */
export function fitOutside(live: LivePlacement): void {
  if (!live.hasChangedBands) return;
  const { outside } = live.placement;
  const beside = bandsBeside(live);
  const fitted = outside.flatMap((rect) => {
    const own = beside(rect);
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
function bandsBeside({ isPage, placement }: LivePlacement): (rect: Rect) => PlacedBand[] {
  const bands = [...placement.bands.values()];
  const atCorner = new Map(bands.map((band) => [`${band.x} ${band.y}`, band]));
  const ofPages = placement.outside.filter(({ width }) => width === OUTSIDE.width).map(({ x }) => x);
  return (rect) => {
    if (isPage) return bands;
    if (rect.width !== OUTSIDE.width) {
      const own = atCorner.get(`${rect.x} ${rect.y}`);
      return own ? [own] : [];
    }
    return bands.filter(
      (band) =>
        band.x >= rect.x && !ofPages.some((x) => x > rect.x && x <= band.x) && band.y < rect.y + rect.height,
    );
  };
}

/** R61: gives the band of a card with entry points a bar of the outside, if there is none beside it. */
export function addOutside(live: LivePlacement, card: SceneCard): void {
  const { placement } = live;
  const band = placement.bands.get(placement.cards.get(card.id)?.band ?? '');
  if (live.isPage || !band || card.entryPoints.length === 0 || placement.entryPoints.has(card.id)) return;
  const beside = bandsBeside(live);
  if (placement.outside.some((rect) => beside(rect).includes(band))) return;
  const { x, y, height } = band;
  live.setOutside([...placement.outside, { x, y, width: OUTSIDE.blockWidth, height }]);
}
