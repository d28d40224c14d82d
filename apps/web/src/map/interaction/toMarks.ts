import { cardInside } from '../layouts/cardShape.ts';
import type { PlacedCard, Rect } from '../layouts/placement.ts';
import type { Block } from '../drawing/list/Block.ts';
import type { DisplayList } from '../drawing/list/DisplayList.ts';
import type { Drawn } from '../drawing/list/Drawn.ts';
import type { Extent } from '../drawing/list/Item.ts';
import { levelOf } from '../drawing/shapes/levels.ts';
import { tileLabel } from '../drawing/tiles/tileText.ts';
import type { SceneCard, SceneTap } from '../scene/scene.ts';

/**
 * A mark that can be selected: its id as in the URL, its label for screen readers, its centre, and the point from which
 * a connection is dragged (R76: none where the mark is hidden in a tile). Coordinates are in pixels at zoom 1.
 */
export interface Mark {
  id: string;
  label: string;
  x: number;
  y: number;
  handle: { x: number; y: number } | null;
}

/**
 * R77: returns the marks of a drawing at a zoom, at most `max`, those within `shown` first: cards with their chips and
 * stubs, bars and taps; or the tile of a block that is drawn as one.
 */
export function toMarks(list: DisplayList, zoom: number, shown: Extent, max: number): Mark[] {
  const inView: Mark[] = [];
  const beyond: Mark[] = [];
  for (const marks of marksByKind(list, zoom)) {
    for (const mark of marks) {
      const { x, y } = mark;
      const isShown = x >= shown.left && x <= shown.right && y >= shown.top && y <= shown.bottom;
      if (isShown) inView.push(mark);
      else if (beyond.length < max) beyond.push(mark);
      if (inView.length >= max) return inView;
    }
  }
  return [...inView, ...beyond.slice(0, max - inView.length)];
}

function* marksByKind(list: DisplayList, zoom: number): Generator<Iterable<Mark>> {
  const { drawn } = list;
  const open: Block[] = [];
  const tiles: Block[] = [];
  for (const block of drawn.blocks.values()) {
    (levelOf(block.band, zoom) === 'tile' ? tiles : open).push(block);
  }
  yield tiles.map((block) => tileMark(list, block));
  for (const block of open) for (const id of block.cards) yield cardMarks(drawn, id, zoom);
  const networks = new Set<string>();
  const keys = [...drawn.trunks, ...open.flatMap((block) => [...block.bars])];
  for (const key of keys) networks.add(drawn.placement.bars.get(key)?.networkId ?? '');
  yield [...networks].map((id) => barMark(drawn, id, zoom)).filter((mark) => mark !== null);
  for (const block of open) {
    for (const id of block.cards) {
      yield drawn.scene
        .tapsOfCard(id)
        .map((tap) => tapMark(drawn, tap))
        .filter((mark) => mark !== null);
    }
  }
}

/** Returns one mark by its id, as at a zoom; `null` if it is not placed. */
export function markOf(list: DisplayList, id: string, zoom: number): Mark | null {
  const { drawn } = list;
  const key = id.slice(2);
  if (id.startsWith('p:')) {
    const block = drawn.blocks.get(key);
    return block ? tileMark(list, block) : null;
  }
  if (id.startsWith('n:')) return barMark(drawn, key, zoom);
  const tap = id.startsWith('a:') ? drawn.scene.taps.get(key) : undefined;
  if (tap) return tapMark(drawn, tap);
  const owner = drawn.ownerOf(id.startsWith('a:') ? (key.split(':')[0] as string) : key);
  return cardMarks(drawn, owner, zoom).find((mark) => mark.id === id) ?? null;
}

/** Returns the ids of all containers, or all networks, that have a place on the map, as marks. */
export function markIds({ drawn }: DisplayList, kind: 'c:' | 'n:'): string[] {
  if (kind === 'n:') return [...drawn.scene.networks.keys()].map((id) => `n:${id}`);
  return [...drawn.scene.cards.values()].flatMap(({ id, chips }) =>
    [id, ...chips.map((chip) => chip.id)].map((each) => `c:${each}`),
  );
}

function tileMark(list: DisplayList, block: Block): Mark {
  const { x, y, width, height } = block.band;
  const label = tileLabel(list.factsOf(block));
  return { id: block.mark, label, x: x + width / 2, y: y + height / 2, handle: null };
}

/** True if a mark of a block, or of none, can be seen. */
const isSeen = (block: Block | null, zoom: number): boolean => !block || levelOf(block.band, zoom) !== 'tile';

function cardMarks(drawn: Drawn, id: string, zoom: number): Mark[] {
  const card = drawn.scene.cards.get(id);
  const at = drawn.placement.cards.get(id);
  return card && at ? marksOfCard(card, at, isSeen(drawn.blockOfCard(id), zoom)) : [];
}

function marksOfCard(card: SceneCard, at: PlacedCard, hasHandle: boolean): Mark[] {
  const state = card.note || card.state;
  const { chips, stubs } = cardInside(card, at);
  return [
    {
      id: `c:${card.id}`,
      label: `container ${card.name}, ${state}`,
      x: at.x + at.width / 2,
      y: at.y + 17,
      handle: hasHandle ? { x: at.x + at.width, y: at.y + at.height / 2 } : null,
    },
    ...card.chips.map((chip, i) => ({
      id: `c:${chip.id}`,
      label: `container ${chip.label}, inside ${card.name}`,
      ...centre(chips[i] as Rect),
      handle: null,
    })),
    ...card.stubs.map((stub, i) => ({
      id: `a:${stub.id}`,
      label: `attachment of ${card.name}: ${stub.label}`,
      ...centre(stubs[i] as Rect),
      handle: null,
    })),
  ];
}

const centre = (rect: Rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

function barMark(drawn: Drawn, networkId: string, zoom: number): Mark | null {
  const { scene, placement } = drawn;
  const network = scene.networks.get(networkId);
  const bar = placement.bars.get(networkId);
  if (!network || !bar) return null;
  return {
    id: `n:${networkId}`,
    label: `network ${network.name}, ${network.details.join(' · ')}`,
    x: bar.x,
    y: (bar.top + bar.bottom) / 2,
    handle: isSeen(drawn.blockOfBar(networkId), zoom) ? { x: bar.x, y: bar.bottom } : null,
  };
}

function tapMark({ scene, placement }: Drawn, tap: SceneTap): Mark | null {
  const at = placement.taps.get(tap.id);
  if (!at) return null;
  const card = scene.cards.get(tap.cardId)?.name ?? '';
  const network = scene.networks.get(tap.networkId)?.name ?? '';
  return {
    id: `a:${tap.id}`,
    label: `attachment of ${card} to ${network}${tap.address && `, ${tap.address}`}`,
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
