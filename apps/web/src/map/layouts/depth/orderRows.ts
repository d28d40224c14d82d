import { pushTo } from '../pushTo.ts';

/** Half of them go to the right, half to the left. */
const SWEEPS = 4;

/**
 * R66: orders the cards in each column of one band by barycentre sweeps: a card moves to the mean position of the
 * members of its networks. `columns` must be sorted by name, which decides ties. A network that also has members in
 * other bands counts with those in this band, so that its taps stay together.
 */
export function orderRows(
  columns: ReadonlyMap<number, readonly string[]>,
  networksOf: ReadonlyMap<string, readonly string[]>,
  depthOfNetwork: ReadonlyMap<string, number>,
): Map<number, string[]> {
  const ordered = new Map([...columns].map(([column, cards]) => [column, [...cards]]));
  const depths = [...ordered.keys()].sort((a, b) => a - b);
  const place = new Map<string, number>();
  const rank = (cards: readonly string[]) =>
    cards.forEach((card, i) => place.set(card, (i + 0.5) / cards.length));
  for (const cards of ordered.values()) rank(cards);

  // Members of one and the same network have equal weights, and keep their order.
  const networks = new Set([...place.keys()].flatMap((card) => networksOf.get(card) ?? []));
  const sweeps = networks.size > 1 ? SWEEPS : 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const rightwards = sweep % 2 === 0;
    for (const column of rightwards ? depths : depths.toReversed()) {
      const means = meanPlaces(rightwards ? column - 1 : column);
      const cards = ordered.get(column) ?? [];
      const weights = new Map(cards.map((card) => [card, weigh(card, means)]));
      cards.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
      rank(cards);
    }
  }
  return ordered;

  /** Returns the mean position of the members of each network in a gap, from 0 (top) to 1 (bottom). */
  function meanPlaces(gap: number): Map<string, number> {
    const places = new Map<string, number[]>();
    for (const column of [gap, gap + 1]) {
      for (const card of ordered.get(column) ?? []) {
        for (const network of networksOf.get(card) ?? []) {
          if (depthOfNetwork.get(network) === gap) pushTo(places, network, place.get(card) ?? 0);
        }
      }
    }
    return new Map([...places].map(([network, list]) => [network, mean(list)]));
  }

  function weigh(card: string, means: ReadonlyMap<string, number>): number {
    const ownMeans = (networksOf.get(card) ?? []).map((network) => means.get(network)).filter(isNumber);
    return ownMeans.length > 0 ? mean(ownMeans) : (place.get(card) ?? 0);
  }
}

const isNumber = (value: number | undefined): value is number => value !== undefined;
const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
