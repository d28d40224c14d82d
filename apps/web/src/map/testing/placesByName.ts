import type { Placement } from '../layouts/placement.ts';
import type { LiveScene } from '../scene/LiveScene.ts';

/** Returns where everything is, by names in place of ids: what is created again has another id. */
export function placesByName(scene: LiveScene, placement: Placement): Record<string, unknown> {
  const { cards, bars, taps, entryPoints, bands, links, headings, outside } = placement;
  const nameOf = (id: string) => (scene.cards.get(id) ?? scene.networks.get(id))?.name ?? id;
  const named = (key: string) => key.replaceAll(/[0-9a-z]+/g, nameOf);
  const places = new Map<string, unknown>();
  for (const [id, card] of cards) places.set(`card ${nameOf(id)}`, card);
  for (const { key, networkId, ...at } of bars.values())
    places.set(`bar ${named(key)}`, { ...at, of: nameOf(networkId) });
  for (const { id, cardId, barKey, ...at } of taps.values())
    places.set(`tap ${named(id)}`, { ...at, from: nameOf(cardId), to: named(barKey) });
  for (const [id, list] of entryPoints)
    places.set(
      `entry points of ${nameOf(id)}`,
      list.map(({ key, cardId, ...at }) => ({ ...at, key: named(key), of: nameOf(cardId) })),
    );
  for (const [key, band] of bands) places.set(`band ${key}`, band);
  for (const { key, networkId, fromKey, toKey } of links.values())
    places.set(`link ${named(key)}`, [nameOf(networkId), named(fromKey), named(toKey)]);
  for (const [key, heading] of headings) places.set(`heading ${key}`, heading);
  places.set(
    'outside',
    outside.toSorted((a, b) => a.x - b.x || a.y - b.y),
  );
  return Object.fromEntries(places);
}
