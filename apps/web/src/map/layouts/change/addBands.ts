import type { LiveScene } from '../../scene/LiveScene.ts';
import type { SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { depthLayout } from '../depth/depthLayout.ts';
import { BAND } from '../measures.ts';
import { addMoved, boundsOf, emptyPlacement } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/**
 * Lays out cards and networks (`unplaced`) that have no place in the existing bands as new bands below all others. A
 * network that already has a bar gets a further piece in the new band, and a faint link joins both.
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
  const part = depthLayout({ cards: [...cards], networks, taps }, { frame: isPage ? 'page' : 'island' });
  const old = boundsOf(live.placement);
  const down = old.height === 0 ? 0 : old.y + old.height + BAND.gap;
  const suffix = `+${bands.size}@${Math.round(down)}`;
  const firstOf = new Map(networks.map(({ id }) => [id, live.barsOfNetwork(id)[0]]));
  const keyOf = (networkId: string): string =>
    firstOf.get(networkId) ? `${networkId}@${suffix}` : networkId;
  part.bands = withSuffix(part.bands, suffix);
  part.headings = withSuffix(part.headings, suffix);
  part.cards = new Map([...part.cards].map(([id, card]) => [id, { ...card, band: `${card.band}${suffix}` }]));
  if (isPage && outside.length > 0) part.outside = [];
  const moved = emptyPlacement();
  addMoved(moved, part, 0, down, keyOf);
  live.add(moved);
  for (const [networkId, first] of firstOf) {
    if (!first) continue;
    live.setLink({ key: `${networkId}~${suffix}`, networkId, fromKey: first.key, toKey: keyOf(networkId) });
  }
}

const withSuffix = <T extends { key: string }>(parts: ReadonlyMap<string, T>, suffix: string) =>
  new Map(
    [...parts.values()].map((part) => {
      const key = `${part.key}${suffix}`;
      return [key, { ...part, key }] as const;
    }),
  );
