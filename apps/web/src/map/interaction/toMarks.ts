import { attachmentEnds } from '@portolan/topology';
import { cardInside } from '../layouts/cardShape.ts';
import type { PlacedCard, Rect } from '../layouts/placement.ts';
import type { Block } from '../drawing/list/Block.ts';
import type { DisplayList } from '../drawing/list/DisplayList.ts';
import { networkOf } from '../drawing/list/Drawn.ts';
import type { Drawn } from '../drawing/list/Drawn.ts';
import { meets } from '../drawing/list/Item.ts';
import type { Extent } from '../drawing/list/Item.ts';
import { levelOf } from '../drawing/shapes/levels.ts';
import { tileLabel } from '../drawing/tiles/tileText.ts';
import type { SceneCard, SceneTap } from '../scene/scene.ts';
import { traceRole, traceText } from './traceText.ts';
import type { TraceRole } from './traceText.ts';

/**
 * A mark that can be selected: its id as in the URL, its label for screen readers, its centre, and the point from which
 * a connection is dragged (R76: none where the mark is hidden in a tile). Coordinates are in pixels at zoom 1.
 */
export interface Mark {
  id: string;
  label: string;
  /** How it stands out, if it does. */
  traced: TraceRole | undefined;
  /** The same for screen readers, to be added to the label. */
  note: string;
  x: number;
  y: number;
  handle: { x: number; y: number } | null;
}

/** A mark whose texts are composed only if the mark is asked for. */
interface Spot extends Omit<Mark, 'label' | 'traced' | 'note'> {
  label: () => string;
}

const toMark = ({ view: { trace, tags } }: DisplayList, spot: Spot): Mark => ({
  ...spot,
  label: spot.label(),
  traced: traceRole(trace, spot.id),
  note: traceText(trace, tags, spot.id),
});

/**
 * R77: returns the marks of a drawing at a zoom, at most `max`, those within `shown` first: cards with their chips and
 * stubs, bars and taps; or the tile of a block that is drawn as one. Costs the blocks in view and what is returned.
 */
export function toMarks(list: DisplayList, zoom: number, shown: Extent, max: number): Mark[] {
  const { drawn } = list;
  const found = spotsIn(list, zoom, shown, max);
  for (const spot of found.size < max ? spotsOf(list, [...drawn.blocks.values()], zoom) : []) {
    if (!found.has(spot.id)) found.set(spot.id, spot);
    if (found.size >= max) break;
  }
  return [...found.values()].map((spot) => toMark(list, spot));
}

/** The same for those within `shown` alone. */
export const marksIn = (list: DisplayList, zoom: number, shown: Extent, max: number): Mark[] =>
  [...spotsIn(list, zoom, shown, max).values()].map((spot) => toMark(list, spot));

function spotsIn(list: DisplayList, zoom: number, shown: Extent, max: number): Map<string, Spot> {
  const { drawn } = list;
  const near = [...drawn.blocks.values()].filter((block) => meets(drawn.extentOf(block), shown));
  const found = new Map<string, Spot>();
  for (const spot of spotsOf(list, near, zoom)) {
    if (found.size >= max) break;
    const { x, y } = spot;
    const isShown = x >= shown.left && x <= shown.right && y >= shown.top && y <= shown.bottom;
    if (isShown) found.set(spot.id, spot);
  }
  return found;
}

/** The marks of some blocks and the bars that are in no block, by kind. */
function* spotsOf(list: DisplayList, blocks: readonly Block[], zoom: number): Generator<Spot> {
  const { drawn } = list;
  const isTile = (block: Block) => levelOf(block.band, zoom) === 'tile';
  for (const block of blocks) if (isTile(block)) yield tileSpot(list, block);
  const open = blocks.filter((block) => !isTile(block));
  for (const block of open) for (const id of block.cards) yield* cardSpots(drawn, id, zoom);
  const networks = new Set<string>();
  for (const keys of [drawn.trunks, ...open.map(({ bars }) => bars)]) {
    for (const key of keys) {
      const id = networkOf(key);
      const spot = networks.has(id) ? null : barSpot(drawn, id, zoom);
      networks.add(id);
      if (spot) yield spot;
    }
  }
  for (const block of open) {
    for (const id of block.cards) {
      for (const tap of drawn.scene.tapsOfCard(id)) {
        const spot = tapSpot(drawn, tap);
        if (spot) yield spot;
      }
    }
  }
}

/** Returns one mark by its id, as at a zoom; `null` if it is not placed. */
export function markOf(list: DisplayList, id: string, zoom: number): Mark | null {
  const spot = spotOf(list, id, zoom);
  return spot && toMark(list, spot);
}

function spotOf(list: DisplayList, id: string, zoom: number): Spot | null {
  const { drawn } = list;
  const key = id.slice(2);
  if (id.startsWith('p:')) {
    const block = drawn.blocks.get(key);
    return block ? tileSpot(list, block) : null;
  }
  if (id.startsWith('n:')) return barSpot(drawn, key, zoom);
  const tap = id.startsWith('a:') ? drawn.scene.taps.get(key) : undefined;
  if (tap) return tapSpot(drawn, tap);
  const owner = drawn.ownerOf(id.startsWith('a:') ? attachmentEnds(key).containerId : key);
  return cardSpots(drawn, owner, zoom).find((spot) => spot.id === id) ?? null;
}

/** Returns the ids of all containers, or all networks, that have a place on the map, as marks. */
export function markIds({ drawn }: DisplayList, kind: 'c:' | 'n:'): string[] {
  if (kind === 'n:') return [...drawn.scene.networks.keys()].map((id) => `n:${id}`);
  return [...drawn.scene.cards.values()].flatMap(({ id, chips }) =>
    [id, ...chips.map((chip) => chip.id)].map((each) => `c:${each}`),
  );
}

function tileSpot(list: DisplayList, block: Block): Spot {
  const { x, y, width, height } = block.band;
  const label = () => tileLabel(list.factsOf(block));
  return { id: block.mark, label, x: x + width / 2, y: y + height / 2, handle: null };
}

/** True if a mark of a block, or of none, can be seen. */
const isSeen = (block: Block | null, zoom: number): boolean => !block || levelOf(block.band, zoom) !== 'tile';

function cardSpots(drawn: Drawn, id: string, zoom: number): Spot[] {
  const card = drawn.scene.cards.get(id);
  const at = drawn.placement.cards.get(id);
  return card && at ? spotsOfCard(card, at, isSeen(drawn.blockOfCard(id), zoom)) : [];
}

function spotsOfCard(card: SceneCard, at: PlacedCard, hasHandle: boolean): Spot[] {
  const { chips, stubs } = cardInside(card, at);
  return [
    {
      id: `c:${card.id}`,
      label: () => `container ${card.name}, ${card.note || card.state}`,
      x: at.x + at.width / 2,
      y: at.y + 17,
      handle: hasHandle ? { x: at.x + at.width, y: at.y + at.height / 2 } : null,
    },
    ...card.chips.map((chip, i) => ({
      id: `c:${chip.id}`,
      label: () => `container ${chip.label}, inside ${card.name}, ${chip.state}`,
      ...centre(chips[i] as Rect),
      handle: null,
    })),
    ...card.stubs.map((stub, i) => ({
      id: `a:${stub.id}`,
      label: () => `attachment of ${card.name}: ${stub.label}`,
      ...centre(stubs[i] as Rect),
      handle: null,
    })),
  ];
}

const centre = (rect: Rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

function barSpot(drawn: Drawn, networkId: string, zoom: number): Spot | null {
  const { scene, placement } = drawn;
  const network = scene.networks.get(networkId);
  const bar = placement.bars.get(networkId);
  if (!network || !bar) return null;
  return {
    id: `n:${networkId}`,
    label: () => `network ${network.name}, ${network.details.join(' · ')}`,
    x: bar.x,
    y: (bar.top + bar.bottom) / 2,
    handle: isSeen(drawn.blockOfBar(networkId), zoom) ? { x: bar.x, y: bar.bottom } : null,
  };
}

function tapSpot({ scene, placement }: Drawn, tap: SceneTap): Spot | null {
  const at = placement.taps.get(tap.id);
  if (!at) return null;
  return {
    id: `a:${tap.id}`,
    label: () => {
      const card = scene.cards.get(tap.cardId)?.name ?? '';
      const network = scene.networks.get(tap.networkId)?.name ?? '';
      return `attachment of ${card} to ${network}${tap.address && `, ${tap.address}`}`;
    },
    x: (at.cardX + at.barX) / 2,
    y: (at.cardY + at.barY) / 2,
    handle: null,
  };
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const axes: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * R75: returns the nearest mark in a direction, `null` if there is none. A distance to the side counts three times as
 * much as one ahead.
 */
export function nextMark(marks: readonly Mark[], from: Mark, direction: Direction): Mark | null {
  const [ax, ay] = axes[direction];
  let best: Mark | null = null;
  let smallest = Infinity;
  for (const mark of marks) {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y];
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (mark.id === from.id || ahead <= 1 || aside > ahead * 4) continue;
    const cost = ahead + aside * 3;
    if (cost < smallest) [best, smallest] = [mark, cost];
  }
  return best;
}
