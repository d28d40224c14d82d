import type { LiveScene } from '../../scene/LiveScene.ts';
import type { SceneChange } from '../../scene/scene.ts';
import { cardHeight } from '../cardShape.ts';
import { BAND } from '../measures.ts';
import { bandsAt, removeEmptyBands } from './bands/removeEmptyBands.ts';
import { growIsland, roomOf } from './bandRoom.ts';
import type { LivePlacement } from './LivePlacement.ts';

/**
 * Removes from a placement what is no longer in the scene. A card never shrinks, because its lines would end beside it.
 * A card that must grow grows where there is room; otherwise it is removed too, and gets a new place. Returns the cards
 * that have grown, the networks whose bar needs a new place (`homeless`), and the keys of the bands that may be empty if
 * nothing is placed in them (`left`).
 */
export function removeGone(live: LivePlacement, scene: LiveScene, change: SceneChange) {
  const { placement } = live;
  const { grown, crowded } = growCards(live, scene, change);
  // The keys of bands that have lost something, and of those that have lost a card which may return.
  const bereft = new Set<string>();
  const left = new Set<string>();
  for (const id of [...change.cards, ...crowded]) {
    const card = placement.cards.get(id);
    if (!card || (scene.cards.has(id) && !crowded.has(id))) continue;
    (crowded.has(id) ? left : bereft).add(card.band);
    live.deleteCard(id);
  }
  for (const id of change.networks) {
    if (scene.networks.has(id)) continue;
    for (const bar of live.barsOfNetwork(id)) for (const { key } of bandsAt(live, bar)) bereft.add(key);
    live.deleteBars(id);
  }
  for (const id of change.taps) {
    const [tap, old] = [scene.taps.get(id), placement.taps.get(id)];
    const networkId = old && placement.bars.get(old.barKey)?.networkId;
    if (tap?.cardId !== old?.cardId || tap?.networkId !== networkId) live.deleteTap(id);
  }
  for (const bar of live.idleBars()) for (const { key } of bandsAt(live, bar)) bereft.add(key);
  for (const key of left) bereft.delete(key);
  const homeless = removeEmptyBands(live, scene, bereft);
  const joined = [...change.taps].map((id) => placement.cards.get(scene.taps.get(id)?.cardId ?? '')?.band);
  for (const key of new Set([...bereft, ...left, ...joined]))
    if (key !== undefined) removeHeading(live, scene, key);
  return { grown, homeless, left };
}

function growCards(live: LivePlacement, scene: LiveScene, change: SceneChange) {
  const grown = new Set<string>();
  const crowded = new Set<string>();
  for (const id of change.cards) {
    const card = scene.cards.get(id);
    const old = live.placement.cards.get(id);
    if (!card || !old) continue;
    const height = cardHeight(card, { entryPoints: card.entryPoints.length, left: 0, right: 0 });
    if (height <= old.height) continue;
    const band = live.placement.bands.get(old.band);
    const fits = !band || old.y + height + BAND.padding <= roomOf(live, band).bottom;
    if (fits && live.obstacles.isFreeForCard({ ...old, height }, id)) {
      live.setCard(id, { ...old, height });
      if (band && !live.isPage) growIsland(live, band, old.x + old.width, old.y + height);
      grown.add(id);
    } else crowded.add(id);
  }
  return { grown, crowded };
}

/** Removes the heading “no network” of a band in which each card has one. */
function removeHeading(live: LivePlacement, scene: LiveScene, bandKey: string): void {
  if (!live.hasHeading(bandKey)) return;
  const isNeeded = [...live.idsOfBand(bandKey)].some((id) => scene.tapsOfCard(id).length === 0);
  if (!isNeeded) live.deleteHeading(bandKey);
}
