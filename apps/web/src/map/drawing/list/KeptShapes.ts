import type { Rect } from '../../layouts/placement.ts';
import { levelOf } from '../shapes/levels.ts';
import type { Looks } from '../shapes/Looks.ts';
import { isDrawnAt } from '../shapes/Shape.ts';
import type { Shape } from '../shapes/Shape.ts';
import { tileShapes } from '../tiles/tileShapes.ts';
import { toTileFacts } from '../tiles/toTileFacts.ts';
import type { TileFacts } from '../tiles/toTileFacts.ts';
import type { Block } from './Block.ts';
import { deriveItem } from './deriveItem.ts';
import type { Drawn } from './Drawn.ts';
import type { Extent, Item } from './Item.ts';
import { isSameShapes } from './isSameShapes.ts';

/**
 * The shapes of everything that was in view, by the keys of the display list. Shapes are derived when they are first
 * asked for. The parts of the map where they have changed since then are collected for the next drawing.
 */
export class KeptShapes {
  /** How many items and tiles were derived. */
  derived = 0;
  /** The items that are in no block. */
  #loose: Map<string, Item> | null = null;
  /** By key: the items among which it is. */
  readonly #homes = new Map<string, Map<string, Item>>();
  #changed: (Extent | Item)[] = [];
  /** The blocks of which the tile is to be derived again. */
  readonly #staleTiles = new Set<Block>();
  /** The blocks of which the title is to be derived again. */
  readonly #untitled = new Set<Block>();
  #isAllChanged = true;

  constructor(
    readonly drawn: Drawn,
    public looks: Looks,
  ) {}

  /** Forgets all shapes. */
  clear(): void {
    this.#loose = null;
    this.#homes.clear();
    this.#staleTiles.clear();
    for (const block of this.drawn.blocks.values()) block.items = block.tile = null;
    this.#isAllChanged = true;
  }

  /**
   * Derives a key again where it belongs now: in a block, in none (`null`), or nowhere (`undefined`). What was not drawn
   * yet is derived when it first is.
   */
  put(key: string, block: Block | null | undefined): void {
    const into = block === undefined ? null : block ? block.items : this.#loose;
    const home = this.#homes.get(key);
    if (home && home !== into) {
      this.#changed.push(home.get(key) as Item);
      home.delete(key);
      this.#homes.delete(key);
    }
    if (!into) return;
    const before = into.get(key);
    const item = this.#derive(key, into);
    if (item !== before) this.#changed.push(...[before, item].filter((each) => each !== undefined));
  }

  /** What is drawn in a part of the map is to be drawn again. */
  noteChanged({ x, y, width, height }: Rect): void {
    this.#changed.push({ left: x, top: y, right: x + width, bottom: y + height });
  }

  /** What a block shows as a tile is to be derived again. */
  forgetTile(block: Block | null): void {
    if (block?.tile) this.#staleTiles.add(block);
  }

  /** The block is gone, and with it what it showed as a tile. */
  dropTile(block: Block): void {
    block.tile = null;
    this.#staleTiles.delete(block);
  }

  /** As `forgetTile`, and so is what the tile says, and the title, which is dim where the filter passes nothing. */
  forgetFacts(block: Block | null): void {
    if (!block) return;
    block.facts = null;
    this.forgetTile(block);
    if (this.looks.view.matches) this.forgetTitle(block);
  }

  /** The title of a block is to be derived again, with its headings, by `putTitles`. */
  forgetTitle(block: Block | null): void {
    if (block?.items) this.#untitled.add(block);
  }

  /** Derives those titles again. */
  putTitles(): void {
    for (const block of this.#untitled) {
      if (this.drawn.blocks.get(block.band.key) !== block) continue;
      for (const key of [`b:${block.band.key}`, ...block.frame]) this.put(key, block);
    }
    this.#untitled.clear();
  }

  /** Returns the parts of the map that look different at a zoom since this was called last, `all` if that may be everything. */
  takeChanged(zoom: number): readonly Extent[] | 'all' {
    if (this.#isAllChanged) {
      this.#isAllChanged = false;
      this.#changed = [];
      return 'all';
    }
    for (const block of this.#staleTiles) {
      const { tile } = block;
      const isTile = tile && levelOf(block.band, zoom) === 'tile';
      if (isTile && this.tileOf(block, tile) !== tile.shapes) this.noteChanged(block.band);
    }
    // A line between pieces of a bar can be as long as the map, and is mostly not drawn.
    const isDrawn = (each: Extent | Item) =>
      !('shapes' in each) || each.shapes.some((shape) => isDrawnAt(shape, zoom));
    return this.#changed.splice(0).filter(isDrawn);
  }

  /** Returns the shapes of a block’s tile of the given size on the screen. */
  tileOf(block: Block, { width, height }: { width: number; height: number }): readonly Shape[] {
    const known = block.tile;
    const isSameSize = known?.width === width && known.height === height;
    const isStale = this.#staleTiles.delete(block);
    if (isSameSize && !isStale) return known.shapes;
    const shapes = tileShapes(block.mark, this.factsOf(block), { width, height }, this.looks);
    this.derived += 1;
    if (isSameSize && isSameShapes(known.shapes, shapes)) return known.shapes;
    block.tile = { width, height, shapes };
    return shapes;
  }

  /** Returns what the tile of a block says. */
  factsOf(block: Block): TileFacts {
    const { drawn } = this;
    block.facts ??= toTileFacts(
      block.band.project,
      [...block.cards].map((id) => drawn.scene.cards.get(id)).filter((card) => card !== undefined),
      drawn.networksOf(block),
      (network) => drawn.blocksOf(network.id).size > 1,
    );
    return block.facts;
  }

  /** Returns the items of a block that is not drawn as a tile. */
  itemsOf(block: Block): ReadonlyMap<string, Item> {
    if (block.items) return block.items;
    const items = (block.items = new Map<string, Item>());
    const { placement, scene } = this.drawn;
    this.#derive(`b:${block.band.key}`, items);
    for (const key of block.frame) this.#derive(key, items);
    for (const key of block.bars) this.#derive(`n:${key}`, items);
    for (const id of block.cards) {
      this.#derive(`c:${id}`, items);
      if (placement.entryPoints.has(id)) this.#derive(`e:${id}`, items);
      for (const tap of scene.tapsOfCard(id)) this.#derive(`a:${tap.id}`, items);
    }
    return items;
  }

  /** Returns the items that are in no block. */
  looseItems(): ReadonlyMap<string, Item> {
    if (this.#loose) return this.#loose;
    const items = (this.#loose = new Map<string, Item>());
    const { frame, trunks, placement } = this.drawn;
    for (const key of frame) this.#derive(key, items);
    for (const key of trunks) this.#derive(`n:${key}`, items);
    for (const key of placement.links.keys()) this.#derive(`l:${key}`, items);
    if (this.looks.view.trace) this.#derive('veil', items);
    return items;
  }

  /** Returns the shapes of all items that are kept, by key. */
  byKey(): ReadonlyMap<string, readonly Shape[]> {
    const all = [this.#loose, ...[...this.drawn.blocks.values()].map((block) => block.items)];
    return new Map(
      all.flatMap((items) => [...(items ?? [])].map(([key, { shapes }]) => [key, shapes] as const)),
    );
  }

  /** Keeps the item of before if it would be drawn alike. */
  #derive(key: string, into: Map<string, Item>): Item | undefined {
    this.derived += 1;
    const before = into.get(key);
    const item = deriveItem(key, this.drawn, this.looks);
    if (!item) {
      into.delete(key);
      this.#homes.delete(key);
      return undefined;
    }
    if (before && isSameShapes(before.shapes, item.shapes)) return before;
    into.set(key, item);
    this.#homes.set(key, into);
    return item;
  }
}
