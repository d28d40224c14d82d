import type { Scene } from '../../scene/scene.ts';
import { bandOrder } from '../depth/bandOrder.ts';
import { toDepths } from '../depth/toDepths.ts';
import { pushTo } from '../pushTo.ts';
import { blockLayout } from './blockLayout.ts';
import { finish } from '../Steps.ts';
import type { Steps } from '../Steps.ts';
import { packBlocks } from './packBlocks.ts';
import type { BlockBox } from './packBlocks.ts';
import { tileNameRoom } from '../measures.ts';
import { addMoved, boundsOf, emptyPlacement } from '../placement.ts';
import type { Placement, Room } from '../placement.ts';

/** The room of a window that is 1440 pixels wide and 900 high. */
const USUAL_ROOM: Room = { width: 1180, height: 740 };

/**
 * R70: places each project as a block with its own Depth layout, and packs the blocks so that they fill a room. A network
 * of several blocks has a bar in each of them, and faint links join these bars. Pure and deterministic.
 */
export const islandsLayout = (scene: Scene, room: Room = USUAL_ROOM): Placement =>
  finish(islandsSteps(scene, room));

/** The same in steps, each of which takes a few milliseconds. */
export function* islandsSteps(scene: Scene, room: Room): Steps<Placement> {
  const depths = toDepths(scene);
  yield;
  const placement = emptyPlacement();
  const parts = splitByBand(scene);
  const blocks = new Map<string, Placement>();
  yield;
  const boxes: BlockBox[] = [];
  for (const key of bandOrder(scene)) {
    const block = blockLayout(key, parts.get(key) as Scene, depths);
    blocks.set(key, block);
    const { width, height } = boundsOf(block);
    boxes.push({ key, width, height, nameWidth: tileNameRoom(key) });
    yield;
  }
  const pieces = piecesOf(scene);
  yield;
  const packed = packBlocks(boxes, room);
  yield;
  for (const [key, { x, y, width, height }] of packed.at) {
    const block = blocks.get(key) as Placement;
    const nameOf = (barKey: string) =>
      (pieces.get(barKey)?.[0] ?? barKey) === key || !pieces.has(barKey) ? barKey : `${barKey}@${key}`;
    const bounds = boundsOf(block);
    widen(block, width - bounds.width, height - bounds.height);
    addMoved(placement, block, x - bounds.x, y - bounds.y, nameOf);
  }
  addLinks(placement, pieces);
  return placement;
}

/** Gives the band of a block, and its bar of the outside, more room at the right and at the bottom. */
function widen(block: Placement, width: number, height: number): void {
  for (const [key, band] of block.bands)
    block.bands.set(key, { ...band, width: band.width + width, height: band.height + height });
  block.outside = block.outside.map((rect) => ({ ...rect, height: rect.height + height }));
}

function splitByBand(scene: Scene): Map<string, Scene> {
  const parts = new Map<string, Scene>();
  const partOf = (band: string) => {
    const part = parts.get(band) ?? { cards: [], networks: [], taps: [] };
    parts.set(band, part);
    return part;
  };
  const bandOf = new Map<string, string>();
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  for (const card of scene.cards) {
    bandOf.set(card.id, card.band);
    partOf(card.band).cards.push(card);
  }
  const present = new Map<string, Set<string>>();
  for (const tap of scene.taps) {
    const band = bandOf.get(tap.cardId) ?? '';
    const network = networks.get(tap.networkId);
    partOf(band).taps.push(tap);
    const bands = present.get(tap.networkId) ?? new Set();
    present.set(tap.networkId, bands);
    if (network && !bands.has(band)) partOf(band).networks.push(network);
    bands.add(band);
  }
  for (const network of scene.networks) {
    if (!present.has(network.id)) partOf(network.band).networks.push(network);
  }
  return parts;
}

/**
 * Returns the bands in which each network has members, by number of members, then by name.
 * The bar in the first band has the network’s id as its key, the others have a suffix.
 */
function piecesOf(scene: Scene): Map<string, string[]> {
  const bandOf = new Map(scene.cards.map((card) => [card.id, card.band]));
  const bandsOf = new Map<string, string[]>();
  for (const tap of scene.taps) pushTo(bandsOf, tap.networkId, bandOf.get(tap.cardId) ?? '');
  return new Map(
    [...bandsOf].map(([id, bands]) => {
      const counts = new Map<string, number>();
      for (const band of bands) counts.set(band, (counts.get(band) ?? 0) + 1);
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return [id, sorted.map(([band]) => band)];
    }),
  );
}

/** Joins the first piece of each network to each further one. */
function addLinks(placement: Placement, pieces: ReadonlyMap<string, readonly string[]>): void {
  for (const [networkId, [, ...others]] of pieces) {
    for (const band of others) {
      const toKey = `${networkId}@${band}`;
      const key = `${networkId}~${band}`;
      placement.links.set(key, { key, networkId, fromKey: networkId, toKey });
    }
  }
}
