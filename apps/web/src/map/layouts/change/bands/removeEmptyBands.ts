import type { LiveScene } from '../../../scene/LiveScene.ts';
import type { PlacedBand, PlacedBar } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { fitOutside } from './fitOutside.ts';

/**
 * Removes the bands that have lost their last card (`keys`: those that may have), unless networks of their own project
 * without members are in them, and the bars of the outside beside them. The piece of a shared bar goes with its band.
 * Returns the networks whose only piece that was: they need a new place. A bar that cards elsewhere are attached to stays.
 */
export function removeEmptyBands(live: LivePlacement, scene: LiveScene, keys: Iterable<string>): Set<string> {
  const homeless = new Set<string>();
  const leave = (bar: PlacedBar) => {
    if (vacate(live, bar)) return;
    live.deleteBars(bar.networkId);
    homeless.add(bar.networkId);
  };
  for (const key of keys) {
    const band = live.placement.bands.get(key);
    if (!band || live.idsOfBand(key).size > 0) continue;
    const idle = live.obstacles
      .marksIn(band)
      .bars.filter((bar) => standsIn(band, bar) && live.tapsOfBar(bar.key).length === 0);
    if (idle.some((bar) => isShelved(bar, band))) continue;
    for (const bar of idle) leave(bar);
    live.deleteBand(band);
  }
  for (const bar of live.idleBars()) if (bandsAt(live, bar).length === 0) leave(bar);
  fitOutside(live);
  return homeless;

  /** True for the first piece of the bar of a network of the project that has no taps anywhere. */
  function isShelved({ key, networkId }: PlacedBar, { project }: PlacedBand): boolean {
    const isUsed = live.barsOfNetwork(networkId).some((bar) => live.tapsOfBar(bar.key).length > 0);
    return key === networkId && !isUsed && scene.networks.get(networkId)?.band === project;
  }
}

/** Returns the bands in which a bar starts. */
export const bandsAt = (live: LivePlacement, bar: PlacedBar): PlacedBand[] =>
  [...live.placement.bands.values()].filter((band) => standsIn(band, bar));

const standsIn = (band: PlacedBand, { x, top }: PlacedBar): boolean =>
  x >= band.x && x <= band.x + band.width && top >= band.y && top <= band.y + band.height;

/**
 * Removes a bar without taps from its place, unless it is the only piece. The first piece takes the place of another one
 * that has taps. Returns false if the bar is still there.
 */
function vacate(live: LivePlacement, bar: PlacedBar): boolean {
  const { key, networkId } = bar;
  if (live.tapsOfBar(key).length > 0) return false;
  const other = live.barsOfNetwork(networkId).find((each) => live.tapsOfBar(each.key).length > 0);
  if (key === networkId && !other) return false;
  if (key !== networkId || !other) {
    live.deletePiece(bar);
    return true;
  }
  const taps = live.tapsOfBar(other.key);
  live.deletePiece(other);
  live.setBar({ ...other, key });
  for (const tap of taps) live.setTap({ ...tap, barKey: key });
  return true;
}
