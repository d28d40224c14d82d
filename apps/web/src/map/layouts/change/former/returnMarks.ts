import type { LiveScene } from '../../../scene/LiveScene.ts';
import type { SceneCard, SceneNetwork, SceneTap } from '../../../scene/scene.ts';
import { cardHeight } from '../../cardShape.ts';
import { emptyPlacement, headingRect } from '../../placement.ts';
import type { PlacedBand, PlacedCard, Rect } from '../../placement.ts';
import { labelWidths } from '../findBarPlace.ts';
import type { LivePlacement } from '../LivePlacement.ts';
import { labelRect, meets, toBox } from '../Obstacle.ts';
import type { FormerMarks } from './FormerMarks.ts';
import { barForTap, isFreeForBar } from './barForTap.ts';
import type { Beside } from './barForTap.ts';
import { returnBand, roomOfBand } from './returnBand.ts';

/** Less than the minimum distance of two taps at one side of a card in a full layout, in pixels at zoom 1. */
const APART = 4;

/**
 * R271: puts new marks where marks of the same project and name were, with their band if that is gone, as far as nothing
 * else is there now. What is not put back has no place yet.
 *
 * @param beside takes what has changed beside them
 */
export function returnMarks(
  live: LivePlacement,
  scene: LiveScene,
  former: FormerMarks,
  marks: { networks: Iterable<string>; cards: readonly SceneCard[]; taps: readonly SceneTap[] },
  beside: Beside,
): void {
  for (const id of marks.networks) {
    const network = scene.networks.get(id);
    if (network && !live.firstBarOf(id)) returnBar(live, former, network, beside);
  }
  for (const card of marks.cards) returnCard(live, scene, former, card);
  for (const tap of marks.taps) returnTap(live, scene, former, tap, beside);
}

/**
 * R271: takes a card out of its place if it has replaced one of the same project and name, and that place is free. Compose
 * creates the new container of a service beside the old one, as `<id of the old one>_<name>`, and renames it when the old
 * one is gone.
 */
export function releaseReplacements(
  live: LivePlacement,
  scene: LiveScene,
  former: FormerMarks,
  { cards, was }: { cards: Iterable<string>; was: ReadonlyMap<string, { name: string }> },
  beside: Beside,
): void {
  for (const id of cards) {
    const [before, card, placed] = [was.get(id), scene.cards.get(id), live.placement.cards.get(id)];
    if (!before || !card || !placed || !isReplacement(before.name, card.name)) continue;
    if (!placeOfCard(live, former, card)) continue;
    beside.bands.add(placed.band);
    live.deleteCard(id);
  }
}

const isReplacement = (before: string, name: string): boolean =>
  before.endsWith(`_${name}`) && /^[0-9a-f]{12}_/.test(before) && before.length === name.length + 13;

function returnBar(live: LivePlacement, former: FormerMarks, network: SceneNetwork, beside: Beside): void {
  const known = former.barOf(network);
  const band = known && roomOfBand(live, former, known.band);
  if (!band) return;
  // The label may say another subnet now.
  const apart = (width: number) => Math.abs(width - known.bar.labelWidth);
  const bar = labelWidths(network)
    .sort((a, b) => apart(a) - apart(b))
    .map((labelWidth) => ({ ...known.bar, key: network.id, networkId: network.id, labelWidth }))
    .find((each) => (live.isPage || isBeside(labelRect(each), band)) && isFreeForBar(live, each));
  if (!bar) return;
  returnBand(live, former, band.key);
  // It may lengthen out of it to a card elsewhere.
  beside.bands.add(band.key);
  live.setBar(bar);
}

function returnCard(live: LivePlacement, scene: LiveScene, former: FormerMarks, card: SceneCard): void {
  const place = placeOfCard(live, former, card);
  if (!place) return;
  returnBand(live, former, place.band);
  live.setCard(card.id, place);
  const heading = former.cardOf(card)?.heading;
  if (!heading || scene.tapsOfCard(card.id).length > 0 || live.hasHeading(place.band)) return;
  const box = toBox(headingRect(heading));
  if (live.obstacles.near(box).some((each) => meets(box, each))) return;
  live.add({ ...emptyPlacement(), headings: new Map([[heading.key, heading]]) });
}

/** Returns the former place of a card, if it is free. */
function placeOfCard(live: LivePlacement, former: FormerMarks, card: SceneCard): PlacedCard | undefined {
  const known = former.cardOf(card)?.card;
  const band = known && roomOfBand(live, former, known.band);
  if (!band) return undefined;
  const needed = cardHeight(card, { entryPoints: card.entryPoints.length, left: 0, right: 0 });
  const height = Math.max(known.height, needed);
  if (height > known.height && known.y + height > band.y + band.height) return undefined;
  const place = { ...known, height };
  return live.obstacles.isFreeForCard(place, card.id, 0) ? place : undefined;
}

/** Puts a level tap back where it was, if its card and bar are back. */
function returnTap(
  live: LivePlacement,
  scene: LiveScene,
  former: FormerMarks,
  tap: SceneTap,
  beside: Beside,
): void {
  const { id, cardId, networkId } = tap;
  const [card, network] = [scene.cards.get(cardId), scene.networks.get(networkId)];
  const known = card && network && former.tapOf(card, network);
  const at = live.placement.cards.get(cardId);
  if (!known || !at || live.placement.taps.has(id)) return;
  const { cardX, cardY } = known.tap;
  const isAtCard = (cardX === at.x || cardX === at.x + at.width) && cardY > at.y && cardY < at.y + at.height;
  const others = live.tapsOfCard(cardId).filter((each) => each.cardX === cardX);
  if (!isAtCard || others.some((each) => Math.abs(each.cardY - cardY) < APART)) return;
  const bar = barForTap(live, known, networkId, at.band, beside);
  if (!bar || !live.obstacles.isFreeForLine(cardX, bar.x, cardY, cardId, bar.key)) return;
  live.setTap({ id, cardId, barKey: bar.key, cardX, cardY, barX: bar.x, barY: cardY });
}

const isBeside = ({ x, width }: Rect, band: PlacedBand): boolean =>
  x >= band.x && x + width <= band.x + band.width;
