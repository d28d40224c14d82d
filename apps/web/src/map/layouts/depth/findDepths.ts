import type { Plan, PlanCard, PlanNetwork } from '../toPlan.ts';

/**
 * R64: searches breadth-first from the outside, over containers and networks in turn. Cards with an entry point are in
 * column 1, their networks in gap 1, the other members of these networks in column 2, and so on. The members of a
 * network are therefore always in the two columns beside its gap. For containers that are not reached, the search
 * starts again from their largest network, which is in gap 1.
 */
export function findDepths({ cards, networks }: Plan): void {
  const exposed = cards.filter(({ card }) => card.entryPoints.length > 0);
  for (const card of exposed) card.depth = 1;
  spread(exposed);
  const starts = networks.filter(({ depth }) => depth === 0);
  starts.sort(
    (a, b) =>
      b.size - a.size || compare(a.network.name, b.network.name) || compare(a.network.id, b.network.id),
  );
  for (const network of starts) {
    if (network.depth > 0) continue;
    const reached: PlanCard[] = [];
    reach(network, 1, reached);
    spread(reached);
    for (const card of reached) card.isUnreachable = true;
  }
}

/** Adds all that is reached from the cards of the queue to it. */
function spread(queue: PlanCard[]): void {
  for (const { taps, depth } of queue) {
    for (const { piece } of taps) if (piece.network.depth === 0) reach(piece.network, depth, queue);
  }
}

function reach(network: PlanNetwork, depth: number, queue: PlanCard[]): void {
  network.depth = depth;
  for (const { taps } of network.pieces) {
    for (const { card } of taps) {
      if (card.depth > 0) continue;
      card.depth = depth + 1;
      queue.push(card);
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
