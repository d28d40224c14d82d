import { NO_PROJECT } from '../../scene/scene.ts';
import type { Scene } from '../../scene/scene.ts';
import { compareNames } from '../compareNames.ts';

/**
 * Returns the bands of a scene from top to bottom. Bands that are connected by shared networks are next to each other.
 * Otherwise bands are ordered by name, and the band of containers without a project is last.
 */
export function bandOrder(scene: Scene): string[] {
  const used = new Set(scene.taps.map((tap) => tap.networkId));
  const idle = scene.networks.filter((network) => !used.has(network.id));
  const bands = [...new Set([...scene.cards, ...idle].map((each) => each.band))].sort(compareNames);
  if (bands.length < 2) return bands;
  // Comparing two names takes as long as a hundred numbers.
  const ranks = new Map(bands.map((band, rank) => [band, rank]));
  const rankOf = (band: string) => ranks.get(band) ?? 0;
  const bandOf = new Map(scene.cards.map((card) => [card.id, card.band]));
  // Union-find: each band points to a band of its group, the leader of a group to itself.
  const leader = new Map(bands.map((band) => [band, band]));
  const find = (band: string): string => {
    const next = leader.get(band) ?? band;
    return next === band ? band : find(next);
  };
  const first = new Map<string, string>();
  for (const tap of scene.taps) {
    const band = bandOf.get(tap.cardId);
    if (band === undefined || band === NO_PROJECT) continue;
    const other = first.get(tap.networkId);
    if (other === undefined) first.set(tap.networkId, band);
    else if (other !== band) {
      const [a, b] = [find(other), find(band)];
      if (a !== b) leader.set(...(rankOf(a) < rankOf(b) ? ([b, a] as const) : ([a, b] as const)));
    }
  }
  return bands
    .filter((band) => band !== NO_PROJECT)
    .sort((a, b) => rankOf(find(a)) - rankOf(find(b)) || rankOf(a) - rankOf(b))
    .concat(bands.includes(NO_PROJECT) ? [NO_PROJECT] : []);
}
