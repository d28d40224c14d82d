import type { Scene, SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { depthLayout } from '../depth/depthLayout.ts';
import { BAND, OUTSIDE } from '../measures.ts';
import type { Placement } from '../placement.ts';
import { addMoved, boundsOf } from '../placement.ts';

/**
 * Lays out cards and networks (`unplaced`) that have no place in the existing bands as new bands below all others. A
 * network that already has a bar gets a further piece in the new band, and a faint link joins both.
 */
export function addBands(
  placement: Placement,
  scene: Scene,
  cards: readonly SceneCard[],
  unplaced: readonly SceneNetwork[],
): void {
  const ids = new Set(cards.map((card) => card.id));
  const taps = scene.taps.filter((tap) => ids.has(tap.cardId));
  const wanted = new Set([...taps.map((tap) => tap.networkId), ...unplaced.map((network) => network.id)]);
  const networks = scene.networks.filter((network) => wanted.has(network.id));
  if (cards.length + networks.length === 0) return;

  const isPage = placement.outside.every((rect) => rect.width === OUTSIDE.width);
  const part = depthLayout({ cards: [...cards], networks, taps }, { frame: isPage ? 'page' : 'island' });
  const old = boundsOf(placement);
  const down = old.height === 0 ? 0 : old.y + old.height + BAND.gap;
  const suffix = `+${placement.bands.size}@${Math.round(down)}`;
  const keyOf = (barKey: string): string => {
    if (!hasBar(placement, barKey)) return barKey;
    return `${barKey}@${suffix}`;
  };
  for (const barKey of part.bars.keys()) {
    const first = [...placement.bars.values()].find((bar) => bar.networkId === barKey);
    const key = `${barKey}~${suffix}`;
    if (first) placement.links.set(key, { key, networkId: barKey, fromKey: first.key, toKey: keyOf(barKey) });
  }
  part.bands = withSuffix(part.bands, suffix);
  part.headings = withSuffix(part.headings, suffix);
  part.cards = new Map([...part.cards].map(([id, card]) => [id, { ...card, band: `${card.band}${suffix}` }]));
  if (isPage && placement.outside.length > 0) part.outside = [];
  const names = new Map([...part.bars.keys()].map((key) => [key, keyOf(key)]));
  addMoved(placement, part, 0, down, (key) => names.get(key) ?? key);
}

const withSuffix = <T extends { key: string }>(parts: ReadonlyMap<string, T>, suffix: string) =>
  new Map(
    [...parts.values()].map((part) => {
      const key = `${part.key}${suffix}`;
      return [key, { ...part, key }] as const;
    }),
  );

const hasBar = (placement: Placement, networkId: string): boolean =>
  placement.bars.has(networkId) || [...placement.bars.values()].some((bar) => bar.networkId === networkId);

/**
 * Widens bands, and lengthens the lowest one, to hold what was added. The bar of the outside becomes as long as the
 * bands.
 */
export function widenBands(placement: Placement): void {
  const bands = [...placement.bands.values()];
  const lowest = Math.max(...bands.map((band) => band.y));
  const page = placement.outside.length === 1 && placement.outside[0]?.width === OUTSIDE.width;
  for (const band of bands) {
    let right = band.x + band.width;
    let bottom = band.y + band.height;
    const include = (x: number, y: number, toX: number, toY: number) => {
      const inRows = y >= band.y && (y < band.y + band.height || band.y === lowest);
      if (!inRows || (!page && x > right)) return;
      right = Math.max(right, toX + BAND.padding);
      if (band.y === lowest) bottom = Math.max(bottom, toY + BAND.padding);
    };
    for (const card of placement.cards.values()) {
      if (card.band === band.key) include(card.x, card.y, card.x + card.width, card.y + card.height);
    }
    for (const bar of placement.bars.values()) {
      if (page) include(bar.x, bar.top, bar.x + bar.labelWidth / 2, band.y + band.height - BAND.padding);
    }
    placement.bands.set(band.key, { ...band, width: right - band.x, height: bottom - band.y });
  }
  if (!page) return;
  const widened = [...placement.bands.values()];
  const right = Math.max(0, ...widened.map((band) => band.x + band.width));
  const bottom = Math.max(0, ...widened.map((band) => band.y + band.height));
  for (const band of widened) placement.bands.set(band.key, { ...band, width: right - band.x });
  placement.outside = placement.outside.map((rect) => ({
    ...rect,
    height: Math.max(rect.height, bottom - rect.y),
  }));
}
