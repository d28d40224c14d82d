import type { Scene } from '../../scene/scene.ts';
import { cardHeight } from '../cardShape.ts';
import { Obstacles } from './Obstacles.ts';
import { emptyPlacement } from '../placement.ts';
import type { Placement } from '../placement.ts';

/**
 * Returns the part of a placement that is still in the scene, at its former place. A card never shrinks, because its
 * lines would end beside it. A card that must grow where there is no room is left out, and gets a new place.
 */
export function keepUnchanged(previous: Placement, scene: Scene): Placement {
  const kept = emptyPlacement();
  const networks = new Set(scene.networks.map((network) => network.id));
  const taps = new Set(scene.taps.map((tap) => tap.id));
  kept.outside = previous.outside.map((rect) => ({ ...rect }));
  const around = new Obstacles(previous);
  for (const card of scene.cards) {
    const old = previous.cards.get(card.id);
    if (!old) continue;
    const height = cardHeight(card, { entryPoints: card.entryPoints.length, left: 0, right: 0 });
    if (height <= old.height) kept.cards.set(card.id, old);
    else if (around.isFreeForCard({ ...old, height }, card.id)) kept.cards.set(card.id, { ...old, height });
  }
  for (const bar of previous.bars.values()) if (networks.has(bar.networkId)) kept.bars.set(bar.key, bar);
  for (const tap of previous.taps.values()) {
    if (taps.has(tap.id) && kept.cards.has(tap.cardId) && kept.bars.has(tap.barKey))
      kept.taps.set(tap.id, tap);
  }
  for (const link of previous.links.values())
    if (kept.bars.has(link.fromKey) && kept.bars.has(link.toKey)) kept.links.set(link.key, link);
  const corners = [
    ...[...kept.cards.values()].map(({ x, y }) => ({ x, y })),
    ...[...kept.bars.values()].map(({ x, top }) => ({ x, y: top })),
  ];
  for (const band of previous.bands.values()) {
    const { x, y, width, height } = band;
    if (corners.some((at) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height))
      kept.bands.set(band.key, band);
  }
  const unattached = new Set(scene.cards.map((card) => card.id));
  for (const tap of scene.taps) unattached.delete(tap.cardId);
  const headingKeys = new Set(
    scene.cards
      .filter((card) => unattached.has(card.id) && kept.cards.has(card.id))
      .map((card) => `shelf:${kept.cards.get(card.id)?.band}`),
  );
  for (const heading of previous.headings.values())
    if (headingKeys.has(heading.key)) kept.headings.set(heading.key, heading);
  return kept;
}
