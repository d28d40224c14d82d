import type { LiveScene } from '../../scene/LiveScene.ts';
import type { SceneCard, SceneChange, SceneNetwork, SceneTap } from '../../scene/scene.ts';
import { byName } from '../compareNames.ts';
import type { PlacedBar, PlacedCard } from '../placement.ts';
import { addTap } from './addTap.ts';
import { findBarPlace, findShelfPlace } from './findBarPlace.ts';
import type { BarPlace } from './findBarPlace.ts';
import { findCardPlace } from './findCardPlace.ts';
import type { FormerMarks } from './former/FormerMarks.ts';
import { releaseReplacements, returnMarks } from './former/returnMarks.ts';
import type { LivePlacement } from './LivePlacement.ts';
import { addPieces, largestGroup, pieceIn } from './pieces.ts';
import { placeEntryPoints } from './placeEntryPoints.ts';
import { removeGone } from './removeGone.ts';
import { growIsland } from './bandRoom.ts';
import { addBands } from './bands/addBands.ts';
import { addOutside, fitOutside } from './bands/fitOutside.ts';
import { bandsAt, removeEmptyBands } from './bands/removeEmptyBands.ts';
import { widenPage } from './bands/widenPage.ts';

/**
 * Above this many new cards in one change, the search for single places takes too long: all new cards get new bands.
 */
const MAX_SEARCHED = 60;

/**
 * R74: changes a placement to that of the scene after a change, at the cost of what the change touches, which keeps all
 * else at its exact place. What was there before returns to its place if that is free (R271). Another new card takes the
 * nearest free place in its band, a new bar the nearest free place beside its members. A new attachment is a horizontal tap
 * where one fits, for which its bar may lengthen, otherwise a slanted one. In Islands, each block with members has its own
 * piece of a bar. What has no place in its band goes to a new band. The places of removed marks stay empty.
 *
 * @param former takes note of what is removed
 * @returns the networks whose bar is at another place now
 */
export function placeNew(
  live: LivePlacement,
  former: FormerMarks,
  scene: LiveScene,
  change: SceneChange,
): Set<string> {
  former.note(live, scene, change);
  const { grown, homeless, left } = removeGone(live, scene, change);
  const touched = { bands: left, networks: new Set<string>() };
  releaseReplacements(live, scene, former, change, touched);
  const newCards = [...change.cards]
    .map((id) => scene.cards.get(id))
    .filter((card) => card !== undefined)
    .filter(({ id }) => !live.placement.cards.has(id))
    .sort(byName);
  const missing = missingTaps(live, scene, change, newCards);
  // A bar may lengthen out of a band in which nothing else is.
  for (const key of bandsOfBars(live, missing)) left.add(key);
  // The lowest band must hold what has grown in it before other bands are below it.
  if (live.isPage) widenPage(live, change);
  returnMarks(live, scene, former, { networks: change.networks, cards: newCards, taps: missing }, touched);
  const unplaced = placeBars(live, scene, [...change.networks, ...homeless]);
  if (!live.isPage) addPieces(live, scene, missing, ({ bar }) => live.setBar(bar), false);
  addTaps(live, missing);

  const remaining: SceneCard[] = [];
  const searched = newCards.filter(({ id }) => !live.placement.cards.has(id));
  for (const card of searched) {
    const networks = scene.tapsOfCard(card.id).map((tap) => tap.networkId);
    const isSearched = networks.every((id) => live.firstBarOf(id)) && searched.length <= MAX_SEARCHED;
    const place = isSearched ? findCardPlace(live, card, barsFor(live, card, networks)) : null;
    if (place) {
      putCard(live, card.id, place);
      const own = missing.filter((tap) => tap.cardId === card.id);
      if (!live.isPage) addPieces(live, scene, own, (place) => putBar(live, place), true);
      addTaps(live, own);
    } else remaining.push(card);
  }
  // The same for what was placed in it.
  if (live.isPage) widenPage(live, change);
  for (const project of new Set([...remaining, ...unplaced].map(({ band }) => band))) former.forget(project);
  addBands(live, scene, remaining, unplaced);
  addTaps(live, missing);
  const lost = removeEmptyBands(live, scene, left);
  addBands(live, scene, [], placeBars(live, scene, [...lost]));
  if (live.isPage) widenPage(live, change);
  fitOutside(live);
  for (const id of change.cards) {
    const card = scene.cards.get(id);
    if (!card) continue;
    addOutside(live, card);
    placeEntryPoints(live, former, card, grown.has(id));
  }
  live.deleteIdlePieces();
  return new Set([...homeless, ...touched.networks, ...lost]);
}

/** Returns the bars that a new card should reach: on a page all of its networks, in Islands those that its block has. */
function barsFor(live: LivePlacement, card: SceneCard, networkIds: readonly string[]): PlacedBar[] {
  const band = live.bandOf(card.band)?.key ?? '';
  return networkIds
    .map((id) => pieceIn(live, id, band) ?? (live.isPage ? live.firstBarOf(id) : undefined))
    .filter((bar) => bar !== undefined);
}

function putCard(live: LivePlacement, id: string, card: PlacedCard): void {
  live.setCard(id, card);
  const band = live.placement.bands.get(card.band);
  if (band && !live.isPage) growIsland(live, band, card.x + card.width, card.y + card.height);
}

function putBar(live: LivePlacement, { bar, band }: BarPlace): void {
  live.setBar(bar);
  if (band && !live.isPage) growIsland(live, band, bar.x + bar.labelWidth / 2, bar.bottom);
}

/** Places the bars of those networks that have none. Returns the networks for which there is no room in the bands. */
function placeBars(live: LivePlacement, scene: LiveScene, ids: readonly string[]): SceneNetwork[] {
  const networks = [...new Set(ids)]
    .map((id) => scene.networks.get(id))
    .filter((network) => network !== undefined)
    .filter(({ id }) => !live.firstBarOf(id))
    .sort(byName);
  return networks.filter((network) => {
    const place = placeOfBar(live, scene, network);
    if (place) putBar(live, place);
    return !place;
  });
}

/**
 * A bar stands beside those members that are placed already (in Islands, in the block with most of them), or on the shelf
 * if there are no members at all.
 */
function placeOfBar(live: LivePlacement, scene: LiveScene, network: SceneNetwork): BarPlace | null {
  const members = scene.tapsOfNetwork(network.id);
  if (members.length === 0) return findShelfPlace(live, network);
  const placed = new Map<string, PlacedCard>();
  for (const { cardId } of members) {
    const card = live.placement.cards.get(cardId);
    if (card) placed.set(cardId, card);
  }
  if (placed.size === 0) return null;
  return findBarPlace(live, network, live.isPage ? placed : largestGroup(placed));
}

/** Returns the taps that have no place, sorted by id. */
function missingTaps(
  live: LivePlacement,
  scene: LiveScene,
  change: SceneChange,
  newCards: readonly SceneCard[],
): SceneTap[] {
  const ids = new Set(change.taps);
  for (const card of newCards) for (const tap of scene.tapsOfCard(card.id)) ids.add(tap.id);
  return [...ids]
    .filter((id) => !live.placement.taps.has(id))
    .sort()
    .map((id) => scene.taps.get(id))
    .filter((tap) => tap !== undefined);
}

/** Returns the keys of the bands in which the bars of these taps start. */
const bandsOfBars = (live: LivePlacement, taps: readonly SceneTap[]): string[] =>
  [...new Set(taps.map(({ networkId }) => networkId))]
    .map((id) => live.firstBarOf(id))
    .flatMap((bar) => (bar ? bandsAt(live, bar) : []))
    .map(({ key }) => key);

/** Adds those taps that are not placed yet and whose card and bar are. */
function addTaps(live: LivePlacement, taps: readonly SceneTap[]): void {
  for (const tap of taps) {
    if (live.placement.taps.has(tap.id)) continue;
    const card = live.placement.cards.get(tap.cardId);
    const bar = card && (pieceIn(live, tap.networkId, card.band) ?? live.firstBarOf(tap.networkId));
    if (card && bar) addTap(live, tap, card, bar);
  }
}
