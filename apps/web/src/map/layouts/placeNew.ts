import type { Scene, SceneCard, SceneNetwork } from '../scene/scene.ts';
import { addLeftovers } from './addLeftovers.ts';
import { byName } from './order.ts';
import { push } from './depths.ts';
import { findBarSpot, findCardSpot, findIdleSpot } from './findSpot.ts';
import { keepPlaces } from './keepPlaces.ts';
import { Obstacles } from './obstacles.ts';
import type { PlacedBar, PlacedCard, Placement } from './placement.ts';
import { addDoors, joinTap, widenBands } from './routeTap.ts';

/** Beyond this many new cards at once, searching rows one by one costs more than it gives: they get a band of their own. */
const MOST_SEARCHED = 60;

/**
 * R74: the next placement after a change. What the change does not touch keeps its place exactly; a new card takes the
 * nearest free row, a new bar the nearest free lane, a new attachment a level tap where one fits (its bar lengthens)
 * and a slanted one where not; what finds no room stands in a new band below. What is gone leaves its place empty.
 */
export function placeNew(previous: Placement, scene: Scene): Placement {
  const placement = keepPlaces(previous, scene);
  const obstacles = new Obstacles(placement);
  const folded = new Set(placement.folds.map((fold) => fold.project));
  const newCards = scene.cards
    .filter((card) => !placement.cards.has(card.id) && !folded.has(card.band))
    .sort(byName);
  const newIds = new Set(newCards.map((card) => card.id));
  const tapsOfNetwork = new Map<string, string[]>();
  const networksOfCard = new Map<string, string[]>();
  for (const tap of scene.taps) {
    push(tapsOfNetwork, tap.networkId, tap.cardId);
    push(networksOfCard, tap.cardId, tap.networkId);
  }
  const homeless: SceneNetwork[] = [];
  for (const network of scene.networks.toSorted(byName)) {
    if (placement.bars.has(network.id) || barsOf(placement, network.id).length > 0) continue;
    const members = tapsOfNetwork.get(network.id) ?? [];
    const placed = members.map((id) => placement.cards.get(id)).filter((card) => card !== undefined);
    if (members.length > 0 && placed.length === 0) {
      if (members.some((id) => newIds.has(id))) homeless.push(network);
      continue;
    }
    const bar =
      placed.length > 0
        ? findBarSpot(placement, obstacles, network, placed)
        : findIdleSpot(placement, obstacles, network);
    if (bar) placement.bars.set(network.id, bar);
    else homeless.push(network);
  }
  joinAll(placement, obstacles, scene);

  const leftover: SceneCard[] = [];
  for (const card of newCards) {
    const networks = networksOfCard.get(card.id) ?? [];
    const bars = networks.map((id) => nearestBar(placement, id, card.band));
    const known = bars.every((bar) => bar !== undefined) && newCards.length <= MOST_SEARCHED;
    const spot = known ? findCardSpot(placement, obstacles, card, bars) : null;
    if (spot) {
      placement.cards.set(card.id, spot);
      joinAll(placement, obstacles, scene, card.id);
    } else leftover.push(card);
  }
  addLeftovers(placement, scene, leftover, homeless);
  joinAll(placement, obstacles, scene);
  widenBands(placement);
  addDoors(placement, scene, previous);
  return placement;
}

function joinAll(placement: Placement, obstacles: Obstacles, scene: Scene, only?: string): void {
  for (const tap of scene.taps) {
    if (placement.taps.has(tap.id) || (only !== undefined && tap.cardId !== only)) continue;
    const card: PlacedCard | undefined = placement.cards.get(tap.cardId);
    const bar = card && nearestBar(placement, tap.networkId, card.band);
    if (card && bar) joinTap(placement, obstacles, tap, card, bar);
  }
}

function nearestBar(placement: Placement, networkId: string, band: string): PlacedBar | undefined {
  return (
    placement.bars.get(`${networkId}@${band}`) ??
    placement.bars.get(networkId) ??
    barsOf(placement, networkId)[0]
  );
}

function barsOf(placement: Placement, networkId: string): PlacedBar[] {
  return [...placement.bars.values()].filter((bar) => bar.networkId === networkId);
}
