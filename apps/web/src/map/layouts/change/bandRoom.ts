import { BAND } from '../measures.ts';
import type { PlacedBand } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** How far a band may reach, in pixels at zoom 1. */
export interface Room {
  right: number;
  bottom: number;
}

/**
 * Returns how far a band can grow without meeting another one. Bands of a page have a common right end, which is free,
 * and only the lowest one may become taller. An island, or a band of one of several pages, grows up to its neighbours.
 */
export function roomOf(live: LivePlacement, band: PlacedBand): Room {
  const others = [...live.placement.bands.values()].filter((each) => each.key !== band.key);
  if (live.isPage) {
    const isLowest = others.every((each) => each.y <= band.y);
    return { right: Infinity, bottom: isLowest ? Infinity : band.y + band.height };
  }
  const below = others.filter(
    (each) => each.y >= band.y + band.height && each.x < band.x + band.width && band.x < each.x + each.width,
  );
  const bottom = Math.min(...below.map((each) => each.y - BAND.gap));
  const beside = [...others, ...live.placement.outside].filter(
    (each) => each.x >= band.x + band.width && each.y < bottom && band.y < each.y + each.height,
  );
  return { right: Math.min(...beside.map((each) => each.x - BAND.gap)), bottom };
}

/** Grows an island to hold a card or bar that was placed in it and reaches to this point. */
export function growIsland(live: LivePlacement, band: PlacedBand, right: number, bottom: number): void {
  const width = Math.max(band.width, right + BAND.padding - band.x);
  const height = Math.max(band.height, bottom + BAND.padding - band.y);
  if (band.width !== width || band.height !== height) live.setBand({ ...band, width, height });
}
