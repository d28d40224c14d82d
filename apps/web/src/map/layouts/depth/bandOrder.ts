import { NO_PROJECT } from '../../scene/scene.ts';
import type { PlanBand, PlanTap } from '../toPlan.ts';
import { compareNames } from '../compareNames.ts';

/**
 * Returns bands from top to bottom. Bands that are connected by shared networks are next to each other. Otherwise bands
 * are ordered by name, and the band of containers without a project is last.
 *
 * @param shared for each network the taps that may join bands
 */
export function bandOrder(bands: readonly PlanBand[], shared: Iterable<readonly PlanTap[]>): PlanBand[] {
  if (bands.length < 2) return [...bands];
  const sorted = bands.toSorted((a, b) => compareNames(a.key, b.key));
  // Union-find: each band points to the rank of a band of its group, the first one of a group to itself.
  const ranks = new Map(sorted.map((band, rank) => [band, rank]));
  const leaders = sorted.map((_, rank) => rank);
  const find = (rank: number): number => {
    let leader = rank;
    while (leaders[leader] !== leader) leader = leaders[leader] as number;
    return leader;
  };
  for (const taps of shared) {
    let first: PlanBand | null = null;
    for (const { band } of taps.map(({ card }) => card)) {
      if (band.key === NO_PROJECT) continue;
      first ??= band;
      if (band === first) continue;
      const [a, b] = [find(ranks.get(first) as number), find(ranks.get(band) as number)];
      leaders[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const found = sorted.map((band, rank) => ({ band, rank, leader: find(rank) }));
  found.sort(
    (a, b) =>
      Number(a.band.key === NO_PROJECT) - Number(b.band.key === NO_PROJECT) ||
      a.leader - b.leader ||
      a.rank - b.rank,
  );
  return found.map(({ band }) => band);
}
