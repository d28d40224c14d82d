import type { PlanCard } from '../toPlan.ts';

/** Half of them go to the right, half to the left. */
const SWEEPS = 4;

/**
 * R66: orders the cards in each column of one band by barycentre sweeps: a card moves to the mean position of the
 * members of its networks. The columns must be sorted by name, which decides ties. A network that also has members in
 * other bands counts with those in this band, so that its taps stay together.
 *
 * @param columns by depth; the lists are sorted in place
 */
export function orderRows(columns: ReadonlyMap<number, { cards: PlanCard[] }>): void {
  if (!hasSeveralNetworks(columns)) return;
  const ordered = [...columns].sort(([a], [b]) => a - b);
  for (const [, { cards }] of ordered) rank(cards);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const rightwards = sweep % 2 === 0;
    for (const [column, { cards }] of rightwards ? ordered : ordered.toReversed()) {
      if (cards.length < 2) continue;
      const gap = rightwards ? column - 1 : column;
      const [before, after] = [columns.get(gap)?.cards ?? [], columns.get(gap + 1)?.cards ?? []];
      for (const members of [before, after]) forget(members);
      for (const members of [before, after]) addPlaces(gap, members);
      for (const card of cards) weigh(card, gap);
      if (cards.some((card, i) => i > 0 && card.weight < (cards[i - 1] as PlanCard).weight))
        cards.sort(byWeight);
      rank(cards);
    }
  }
}

/** Members of one and the same network have equal weights, and keep their order. */
function hasSeveralNetworks(columns: ReadonlyMap<number, { cards: PlanCard[] }>): boolean {
  let first: unknown = null;
  for (const { cards } of columns.values()) {
    for (const { taps } of cards) {
      for (const { piece } of taps) {
        first ??= piece;
        if (piece !== first) return true;
      }
    }
  }
  return false;
}

function rank(cards: readonly PlanCard[]): void {
  let i = 0;
  for (const card of cards) card.place = (i++ + 0.5) / cards.length;
}

function forget(members: readonly PlanCard[]): void {
  for (const { taps } of members) for (const { piece } of taps) piece.sum = piece.count = 0;
}

/** Adds the places of cards to the sums of their networks in a gap. */
function addPlaces(gap: number, members: readonly PlanCard[]): void {
  for (const { taps, place } of members) {
    for (const { piece } of taps) {
      if (piece.network.depth !== gap) continue;
      piece.sum += place;
      piece.count++;
    }
  }
}

function weigh(card: PlanCard, gap: number): void {
  let [sum, count] = [0, 0];
  for (const { piece } of card.taps) {
    if (piece.network.depth !== gap) continue;
    sum += piece.sum / piece.count;
    count++;
  }
  card.weight = count > 0 ? sum / count : card.place;
}

const byWeight = (a: PlanCard, b: PlanCard): number => a.weight - b.weight;
