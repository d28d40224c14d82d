import type { Scene, SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { addBands, widenBands } from './addBands.ts';
import { byName } from '../compareNames.ts';
import { pushTo } from '../pushTo.ts';
import { findBarPlace, findCardPlace, findShelfPlace } from './findPlace.ts';
import { keepUnchanged } from './keepUnchanged.ts';
import { Obstacles } from './Obstacles.ts';
import type { PlacedBar, PlacedCard, Placement } from '../placement.ts';
import { addEntryPoints, addTap } from './addTap.ts';

/**
 * Above this many new cards in one change, the search for single places takes too long: all new cards get new bands.
 */
const MAX_SEARCHED = 60;

/**
 * R74: returns the placement after a change. What the change does not touch keeps its exact place. A new card takes the
 * nearest free place in its band, a new bar the nearest free place beside its members. A new attachment is a horizontal
 * tap where one fits, for which its bar may lengthen, otherwise a slanted one. What has no place in its band goes to a
 * new band below all others. The places of removed marks stay empty.
 */
export function placeNew(previous: Placement, scene: Scene): Placement {
  const placement = keepUnchanged(previous, scene);
  const obstacles = new Obstacles(placement);
  const newCards = scene.cards.filter((card) => !placement.cards.has(card.id)).sort(byName);
  const newIds = new Set(newCards.map((card) => card.id));
  const tapsOfNetwork = new Map<string, string[]>();
  const networksOfCard = new Map<string, string[]>();
  for (const tap of scene.taps) {
    pushTo(tapsOfNetwork, tap.networkId, tap.cardId);
    pushTo(networksOfCard, tap.cardId, tap.networkId);
  }
  const unplaced: SceneNetwork[] = [];
  for (const network of scene.networks.toSorted(byName)) {
    if (placement.bars.has(network.id) || barsOf(placement, network.id).length > 0) continue;
    const members = tapsOfNetwork.get(network.id) ?? [];
    const placed = members.map((id) => placement.cards.get(id)).filter((card) => card !== undefined);
    if (members.length > 0 && placed.length === 0) {
      if (members.some((id) => newIds.has(id))) unplaced.push(network);
      continue;
    }
    const bar =
      placed.length > 0
        ? findBarPlace(placement, obstacles, network, placed)
        : findShelfPlace(placement, obstacles, network);
    if (bar) placement.bars.set(network.id, bar);
    else unplaced.push(network);
  }
  addMissingTaps(placement, obstacles, scene);

  const remaining: SceneCard[] = [];
  for (const card of newCards) {
    const networks = networksOfCard.get(card.id) ?? [];
    const bars = networks.map((id) => nearestBar(placement, id, card.band));
    const known = bars.every((bar) => bar !== undefined) && newCards.length <= MAX_SEARCHED;
    const place = known ? findCardPlace(placement, obstacles, card, bars) : null;
    if (place) {
      placement.cards.set(card.id, place);
      addMissingTaps(placement, obstacles, scene, card.id);
    } else remaining.push(card);
  }
  addBands(placement, scene, remaining, unplaced);
  addMissingTaps(placement, obstacles, scene);
  widenBands(placement);
  addEntryPoints(placement, scene, previous);
  return placement;
}

/** Adds each tap of the scene that is not placed yet and whose card and bar are; `only` limits this to one card. */
function addMissingTaps(placement: Placement, obstacles: Obstacles, scene: Scene, only?: string): void {
  for (const tap of scene.taps) {
    if (placement.taps.has(tap.id) || (only !== undefined && tap.cardId !== only)) continue;
    const card: PlacedCard | undefined = placement.cards.get(tap.cardId);
    const bar = card && nearestBar(placement, tap.networkId, projectOf(placement, card));
    if (card && bar) addTap(placement, obstacles, tap, card, bar);
  }
}

const projectOf = (placement: Placement, card: PlacedCard): string =>
  placement.bands.get(card.band)?.project ?? '';

/** Returns the piece of a network’s bar in a band, or else its first piece. */
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
