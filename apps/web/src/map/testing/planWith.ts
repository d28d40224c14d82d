import { toPlan } from '../layouts/toPlan.ts';
import type { Plan, PlanCard } from '../layouts/toPlan.ts';
import type { Scene } from '../scene/scene.ts';

/**
 * Returns a plan of one band. `columns` are the cards of each column, from column 1 on, with their networks; `gaps` the
 * gaps of the networks.
 */
export function planWith(
  columns: readonly Record<string, readonly string[]>[],
  gaps: Record<string, number>,
): Plan & { columns: Map<number, { cards: PlanCard[] }> } {
  const scene: Scene = { cards: [], networks: [], taps: [] };
  for (const id of Object.keys(gaps)) {
    const looks = { details: [], driver: 'bridge', internal: false, engineMade: false, configOnly: false };
    scene.networks.push({ id, label: id, name: id, band: '', ...looks });
  }
  for (const [id, networks] of columns.flatMap((column) => Object.entries(column))) {
    const lists = { chips: [], stubs: [], entryPoints: [] };
    scene.cards.push({
      id,
      label: id,
      name: id,
      band: '',
      state: 'running',
      note: '',
      alert: false,
      ...lists,
    });
    for (const networkId of networks)
      scene.taps.push({ id: `${id}:${networkId}`, cardId: id, networkId, live: true, address: '' });
  }
  const plan = toPlan(scene);
  for (const network of plan.networks) network.depth = gaps[network.network.id] ?? 0;
  const cards = new Map(plan.cards.map((card) => [card.card.id, card]));
  const byDepth = columns.map((column, i) => {
    const own = Object.keys(column).map((id) => cards.get(id) as PlanCard);
    for (const card of own) {
      card.depth = i + 1;
      for (const tap of card.taps) tap.isRight = tap.piece.network.depth === card.depth;
    }
    return [i + 1, { cards: own }] as const;
  });
  return { ...plan, columns: new Map(byDepth) };
}
