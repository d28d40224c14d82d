import type { Scene, SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { cardHeight, lineOffsets } from '../cardShape.ts';
import { pushTo } from '../pushTo.ts';
import type { Depths } from './toDepths.ts';
import { byName } from '../compareNames.ts';
import { orderRows } from './orderRows.ts';
import { toShelf } from './toShelf.ts';
import type { Shelf } from './toShelf.ts';
import { stackColumn } from './stackColumn.ts';
import type { ColumnCard } from './stackColumn.ts';

/**
 * A band whose rows are placed and whose columns have no x yet. All heights are in pixels at zoom 1, from the top of
 * the band’s content.
 */
export interface BandRows {
  key: string;
  /** By column: the number of sub-columns. */
  columns: Map<number, { subColumns: number }>;
  cards: Map<string, { column: number; sub: number; y: number; height: number }>;
  /** By tap: the side of the card at which it starts, and its height. */
  taps: Map<string, { side: 'left' | 'right'; y: number }>;
  entryPoints: { cardId: string; index: number; y: number }[];
  shelf: Shelf;
  height: number;
  /** True if the outside cannot reach any card in the columns. */
  unreachable: boolean;
}

/** Ids of the taps at each side of a card. */
interface Lines {
  left: string[];
  right: string[];
}

/** A card with its lines. The lines of the entry points are the first ones at its left side. */
interface Shape extends ColumnCard {
  lines: Lines;
  entryPoints: number;
}

/** Places the rows of each band of a scene. A card that has neither an entry point nor a network goes to the shelf. */
export function toBandRows(
  scene: Scene,
  depths: Depths,
  order: readonly string[],
  wrapAfter: number,
): BandRows[] {
  const cardsOf = new Map<string, SceneCard[]>();
  for (const card of scene.cards.toSorted(byName)) pushTo(cardsOf, card.band, card);
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  const idleOf = new Map<string, SceneNetwork[]>();
  for (const network of scene.networks.toSorted(byName)) {
    if (!depths.networks.has(network.id)) pushTo(idleOf, network.band, network);
  }
  const networksOf = new Map<string, string[]>();
  const linesOf = new Map<string, Lines>();
  const byNetworkName = scene.taps.toSorted((a, b) =>
    byName(networks.get(a.networkId) as SceneNetwork, networks.get(b.networkId) as SceneNetwork),
  );
  for (const tap of byNetworkName) {
    pushTo(networksOf, tap.cardId, tap.networkId);
    const lines = linesOf.get(tap.cardId) ?? { left: [], right: [] };
    linesOf.set(tap.cardId, lines);
    const onRight = depths.networks.get(tap.networkId) === depths.cards.get(tap.cardId);
    lines[onRight ? 'right' : 'left'].push(tap.id);
  }
  return order.map((key) =>
    toRows(key, cardsOf.get(key) ?? [], idleOf.get(key) ?? [], depths, networksOf, linesOf, wrapAfter),
  );
}

function toRows(
  key: string,
  cards: readonly SceneCard[],
  idle: readonly SceneNetwork[],
  depths: Depths,
  networksOf: ReadonlyMap<string, readonly string[]>,
  linesOf: ReadonlyMap<string, Lines>,
  wrapAfter: number,
): BandRows {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const members = new Map<number, string[]>();
  const unattached: SceneCard[] = [];
  for (const card of cards) {
    const depth = depths.cards.get(card.id);
    if (depth === undefined) unattached.push(card);
    else pushTo(members, depth, card.id);
  }
  const shapes = new Map([...members.values()].flat().map((id) => [id, shapeOf(id)]));
  const rows: BandRows = {
    key,
    columns: new Map(),
    cards: new Map(),
    taps: new Map(),
    entryPoints: [],
    shelf: toShelf([], [], 0),
    height: 0,
    unreachable: members.size > 0 && [...shapes.keys()].every((id) => depths.unreachable.has(id)),
  };
  const stacks = new Map(
    [...orderRows(members, networksOf, depths.networks)].map(([column, ids]) => [
      column,
      stackColumn(
        ids.map((id) => shapes.get(id) as Shape),
        wrapAfter,
      ),
    ]),
  );
  const tallest = Math.max(0, ...[...stacks.values()].map((stack) => stack.height));
  rows.shelf = toShelf(unattached, idle, tallest);
  rows.height = Math.max(tallest, rows.shelf.height);
  for (const [column, stack] of stacks) {
    rows.columns.set(column, { subColumns: stack.subColumns });
    const down = Math.round((rows.height - stack.height) / 2);
    for (const [id, { y, sub }] of stack.at) place(id, column, sub, y + down);
  }
  return rows;

  function shapeOf(id: string): Shape {
    const card = byId.get(id) as SceneCard;
    const lines = linesOf.get(id) ?? { left: [], right: [] };
    const entryPoints = card.entryPoints.length;
    const height = cardHeight(card, {
      entryPoints,
      left: lines.left.length,
      right: lines.right.length,
    });
    const left = lineOffsets(height, entryPoints, lines.left.length);
    return { id, lines, entryPoints, height, left, right: lineOffsets(height, 0, lines.right.length) };
  }

  function place(id: string, column: number, sub: number, y: number): void {
    const { lines, entryPoints, height, left, right } = shapes.get(id) as Shape;
    rows.cards.set(id, { column, sub, y, height });
    for (let index = 0; index < entryPoints; index++)
      rows.entryPoints.push({ cardId: id, index, y: y + (left[index] ?? 0) });
    lines.left.forEach((tap, i) => rows.taps.set(tap, { side: 'left', y: y + (left[entryPoints + i] ?? 0) }));
    lines.right.forEach((tap, i) => rows.taps.set(tap, { side: 'right', y: y + (right[i] ?? 0) }));
  }
}
