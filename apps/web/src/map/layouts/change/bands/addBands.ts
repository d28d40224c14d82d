import type { LiveScene } from '../../../scene/LiveScene.ts';
import type { SceneCard, SceneNetwork } from '../../../scene/scene.ts';
import { depthDrawing } from '../../depth/depthLayout.ts';
import { placeDrawing } from '../../Drawing.ts';
import { emptyPlacement } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { ADDED, roomForBands } from './roomForBands.ts';

/**
 * Lays out cards and networks (`unplaced`) that have no place in the existing bands as new bands below those of the full
 * layout. A network that already has a bar gets a further piece in the new band, and a faint link joins both.
 */
export function addBands(
  live: LivePlacement,
  scene: LiveScene,
  cards: readonly SceneCard[],
  unplaced: readonly SceneNetwork[],
): void {
  const taps = cards.flatMap((card) => scene.tapsOfCard(card.id));
  const wanted = new Set([...taps.map((tap) => tap.networkId), ...unplaced.map((network) => network.id)]);
  const networks = [...wanted].map((id) => scene.networks.get(id)).filter((each) => each !== undefined);
  if (cards.length + networks.length === 0) return;

  const { isPage } = live;
  const { bands, outside } = live.placement;
  const part = depthDrawing({ cards: [...cards], networks, taps }, { frame: isPage ? 'page' : 'island' });
  const right = Math.max(0, ...part.bands.map((band) => band.x + band.width));
  const bottom = Math.max(0, ...part.bands.map((band) => band.y + band.height));
  const down = roomForBands(live, right, bottom);
  const suffix = `${ADDED}${bands.size}@${Math.round(down)}`;
  const firstOf = new Map(networks.map(({ id }) => [id, live.firstBarOf(id)]));
  const keyOf = (networkId: string): string =>
    firstOf.get(networkId) ? `${networkId}@${suffix}` : networkId;
  for (const each of [...part.bands, ...part.headings]) each.key += suffix;
  for (const bar of part.bars) bar.key = keyOf(bar.networkId);
  if (isPage && outside.length > 0) part.outside = [];
  const placed = emptyPlacement();
  placeDrawing(placed, part, 0, down);
  for (const card of placed.cards.values()) card.band += suffix;
  for (const tap of placed.taps.values()) tap.barKey = keyOf(tap.barKey);
  live.add(placed);
  for (const [networkId, first] of firstOf) {
    if (!first) continue;
    live.setLink({ key: `${networkId}~${suffix}`, networkId, fromKey: first.key, toKey: keyOf(networkId) });
  }
}
