import type { LiveScene } from '../../../scene/LiveScene.ts';
import { NO_PROJECT } from '../../../scene/scene.ts';
import type { SceneCard, SceneNetwork } from '../../../scene/scene.ts';
import { depthDrawing } from '../../depth/depthLayout.ts';
import { placeDrawing } from '../../Drawing.ts';
import type { Drawing } from '../../Drawing.ts';
import { BESIDE_BARS, CARD, ENTRY_ROOM, LABEL } from '../../measures.ts';
import { emptyPlacement } from '../../placement.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { ADDED, roomForBands } from './roomForBands.ts';

/** The room for a column of cards that the outside reaches, and for a network that they share with other projects. */
const COLUMN = ENTRY_ROOM + CARD.width + BESIDE_BARS + LABEL.maxWidth / 2 + BESIDE_BARS;

/**
 * Lays out cards and networks (`unplaced`) that have no place in the existing bands as new bands where there
 * is room. A network that already has a bar gets a further piece in the new band, and a faint link joins both.
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
  if (!isPage && cards.length === 0 && unplaced.every((network) => network.band !== NO_PROJECT))
    keepColumnFree(part);
  const right = Math.max(0, ...part.bands.map((band) => band.x + band.width));
  const bottom = Math.max(0, ...part.bands.map((band) => band.y + band.height));
  const at = roomForBands(live, right, bottom);
  const suffix = `${ADDED}${bands.size}@${Math.round(at.x)},${Math.round(at.y)}`;
  const firstOf = new Map(networks.map(({ id }) => [id, live.firstBarOf(id)]));
  const keyOf = (networkId: string): string =>
    firstOf.get(networkId) ? `${networkId}@${suffix}` : networkId;
  for (const each of [...part.bands, ...part.headings]) each.key += suffix;
  for (const bar of part.bars) bar.key = keyOf(bar.networkId);
  if (isPage && outside.length > 0) part.outside = [];
  const placed = emptyPlacement();
  placeDrawing(placed, part, at.x, at.y);
  for (const card of placed.cards.values()) card.band += suffix;
  for (const tap of placed.taps.values()) tap.barKey = keyOf(tap.barKey);
  live.add(placed);
  for (const [networkId, first] of firstOf) {
    if (!first) continue;
    live.setLink({ key: `${networkId}~${suffix}`, networkId, fromKey: first.key, toKey: keyOf(networkId) });
  }
}

/** The networks of a project that comes up are there before its containers, which the outside may reach. */
function keepColumnFree({ bars, bands }: Drawing): void {
  for (const bar of bars) bar.x += COLUMN;
  for (const band of bands) band.width += COLUMN;
}
