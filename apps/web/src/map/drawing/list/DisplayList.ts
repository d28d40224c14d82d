import { emptyPlacement } from '../../layouts/placement.ts';
import type { Placement, PlacementChange, Rect } from '../../layouts/placement.ts';
import type { SceneChange } from '../../scene/scene.ts';
import { titleOf } from '../shapes/frameShapes.ts';
import { levelOf } from '../shapes/levels.ts';
import { Looks } from '../shapes/Looks.ts';
import type { Shape } from '../shapes/Shape.ts';
import { notPointing } from '../shapes/ViewState.ts';
import type { Pointing, ViewState } from '../shapes/ViewState.ts';
import { tileShapes } from '../tiles/tileShapes.ts';
import { toTileFacts } from '../tiles/toTileFacts.ts';
import type { TileFacts } from '../tiles/toTileFacts.ts';
import type { Block } from './Block.ts';
import { deriveItem } from './deriveItem.ts';
import { Drawn } from './Drawn.ts';
import { holds, meets } from './Item.ts';
import type { Item } from './Item.ts';
import { toSource } from './SceneSource.ts';
import type { SceneSource } from './SceneSource.ts';
import { changedMarks } from './changedMarks.ts';

/** The part of the map that a window shows: a point of the map is drawn at `point · zoom + pan`. */
export interface Window {
  zoom: number;
  pan: { x: number; y: number };
  width: number;
  height: number;
}

/** Takes the shapes that are to be drawn: a point of a shape is drawn at `point · scale + (x, y)`. */
export type ShapeSink = (shapes: readonly Shape[], zoom: number, scale: number, x: number, y: number) => void;

/**
 * What is drawn, as shapes by key: `c:` a card, `e:` its entry points, `n:` a bar, `a:` a tap, `b:` a band, `h:` a
 * heading, `o:` a bar of the outside, `l:` a link. A shape is derived when it is first in view, and again only after a
 * change of what it shows. Pure but for what it keeps.
 */
export class DisplayList {
  /** Grows with each change of what is drawn. */
  version = 0;
  /** How many items and tiles were derived, since the beginning. */
  derived = 0;
  #drawn: Drawn;
  #looks: Looks;
  /** The items that are in no block. */
  #loose: Map<string, Item> | null = null;
  /** By key: the items among which it is. */
  readonly #homes = new Map<string, Map<string, Item>>();

  constructor(view: ViewState) {
    this.#drawn = new Drawn(toSource({ cards: [], networks: [], taps: [] }), emptyPlacement());
    this.#looks = Looks.of(view, notPointing);
  }

  get drawn(): Drawn {
    return this.#drawn;
  }

  get view(): ViewState {
    return this.#looks.view;
  }

  get pointing(): Pointing {
    return this.#looks.pointing;
  }

  /** Replaces everything that is drawn. */
  reset(scene: SceneSource, placement: Placement): void {
    this.version += 1;
    this.#drawn = new Drawn(scene, placement);
    this.#loose = null;
    this.#homes.clear();
  }

  /**
   * Takes over what changed in the scene and the placement, which were changed in place. Costs what the change touches
   * and is drawn.
   */
  apply(change: SceneChange, moved: PlacementChange): void {
    this.version += 1;
    const drawn = this.#drawn;
    const { scene, placement } = drawn;
    for (const key of moved.bands) drawn.replaceBand(key);
    if (moved.hasFrame || moved.bands.size > 0) this.#replaceFrame();
    for (const key of moved.bands) this.#put(`b:${key}`, drawn.blocks.get(key));
    const taps = new Set([...change.taps, ...moved.taps]);
    for (const id of new Set([...change.cards, ...moved.cards, ...moved.entryPoints])) {
      forget(drawn.replaceCard(id));
      forget(drawn.blockOfCard(id));
      this.#put(`c:${id}`, drawn.blockOfCard(id));
      this.#put(`e:${id}`, drawn.blockOfCard(id));
      for (const tap of scene.tapsOfCard(id)) taps.add(tap.id);
    }
    const networks = new Set(change.networks);
    const bars = new Set(moved.bars);
    for (const id of taps) {
      const tap = scene.taps.get(id);
      const block = tap ? drawn.blockOfCard(tap.cardId) : null;
      this.#put(`a:${id}`, block);
      if (block) block.extent = null;
      // The id of an attachment is made of those of its ends, which finds the network of a removed one, too.
      const networkId = tap?.networkId ?? id.slice(id.indexOf(':') + 1);
      for (const each of drawn.replaceMembers(networkId)) forget(each);
      const barKey = placement.taps.get(id)?.barKey;
      if (barKey !== undefined && drawn.replaceTap(id)) bars.add(barKey);
    }
    for (const id of networks) {
      for (const key of drawn.barsOf(id)) bars.add(key);
      for (const key of drawn.linksOf(id)) this.#put(`l:${key}`, null);
      for (const tap of scene.tapsOfNetwork(id)) {
        forget(drawn.blockOfCard(tap.cardId));
        if (!taps.has(tap.id)) this.#put(`a:${tap.id}`, drawn.blockOfCard(tap.cardId));
      }
    }
    for (const key of bars) {
      forget(drawn.replaceBar(key));
      const block = drawn.blockOfBar(key);
      forget(block);
      this.#put(`n:${key}`, placement.bars.has(key) ? block : undefined);
      for (const link of drawn.linksOf(placement.bars.get(key)?.networkId ?? ''))
        this.#put(`l:${link}`, null);
    }
    for (const key of moved.links) {
      drawn.replaceLink(key);
      this.#put(`l:${key}`, null);
    }
  }

  /** Applies a new view or another pointer position. Only the marks whose look it changes are derived again. */
  look(view: ViewState, pointing: Pointing): void {
    const { view: before, pointing: pointedBefore } = this.#looks;
    const marks = changedMarks(before, pointedBefore, view, pointing);
    if (marks === 'all' || marks.size > 0) this.version += 1;
    if (marks === 'all') {
      this.#looks =
        before.scheme === view.scheme ? this.#looks.with(view, pointing) : Looks.of(view, pointing);
      this.#loose = null;
      for (const block of this.#drawn.blocks.values()) block.items = block.tile = null;
      return;
    }
    this.#looks = this.#looks.with(view, pointing);
    for (const mark of marks) this.#touchMark(mark);
  }

  /** Hands over the shapes that a window shows. */
  visit({ zoom, pan, width, height }: Window, sink: ShapeSink): void {
    const shown = {
      left: -pan.x / zoom,
      top: -pan.y / zoom,
      right: (width - pan.x) / zoom,
      bottom: (height - pan.y) / zoom,
    };
    for (const block of this.#drawn.blocks.values()) {
      const extent = this.#drawn.extentOf(block);
      if (!meets(extent, shown)) continue;
      if (levelOf(block.band, zoom) === 'tile') {
        const box = tileBox(block.band, { zoom, pan });
        sink(this.#tileOf(block, box), zoom, 1, box.x, box.y);
        continue;
      }
      const isInside = holds(shown, extent);
      for (const item of this.#itemsOf(block).values()) {
        if (isInside || meets(item, shown)) sink(item.shapes, zoom, zoom, pan.x, pan.y);
      }
    }
    for (const item of this.#looseItems().values()) {
      if (meets(item, shown)) sink(item.shapes, zoom, zoom, pan.x, pan.y);
    }
  }

  /** Returns the shapes that are kept, by key. */
  kept(): ReadonlyMap<string, readonly Shape[]> {
    const all = [this.#loose, ...[...this.#drawn.blocks.values()].map((block) => block.items)];
    return new Map(
      all.flatMap((items) => [...(items ?? [])].map(([key, { shapes }]) => [key, shapes] as const)),
    );
  }

  /** Returns what the tile of a block says. */
  factsOf(block: Block): TileFacts {
    const drawn = this.#drawn;
    block.facts ??= toTileFacts(
      block.band.project,
      [...block.cards].map((id) => drawn.scene.cards.get(id)).filter((card) => card !== undefined),
      drawn.networksOf(block),
      (network) => drawn.blocksOf(network.id).size > 1,
    );
    return block.facts;
  }

  /** Returns the titles of the other projects that have members in a network, in order. */
  othersIn(networkId: string, block: Block): string[] {
    const others = [...this.#drawn.blocksOf(networkId)].filter((other) => other !== block);
    return [...new Set(others.map((other) => titleOf(other.band.project)))].sort();
  }

  #tileOf(block: Block, box: Rect): readonly Shape[] {
    const { tile } = block;
    if (tile && tile.width === box.width && tile.height === box.height) return tile.shapes;
    const shapes = tileShapes(block.mark, this.factsOf(block), box, this.#looks);
    this.derived += 1;
    block.tile = { width: box.width, height: box.height, shapes };
    return shapes;
  }

  #itemsOf(block: Block): ReadonlyMap<string, Item> {
    if (block.items) return block.items;
    const items = (block.items = new Map<string, Item>());
    const { entryPoints } = this.#drawn.placement;
    this.#derive(`b:${block.band.key}`, items);
    for (const key of block.frame) this.#derive(key, items);
    for (const key of block.bars) this.#derive(`n:${key}`, items);
    for (const id of block.cards) {
      this.#derive(`c:${id}`, items);
      if (entryPoints.has(id)) this.#derive(`e:${id}`, items);
      for (const tap of this.#drawn.scene.tapsOfCard(id)) this.#derive(`a:${tap.id}`, items);
    }
    return items;
  }

  #looseItems(): ReadonlyMap<string, Item> {
    if (this.#loose) return this.#loose;
    const items = (this.#loose = new Map<string, Item>());
    const drawn = this.#drawn;
    for (const key of drawn.frame) this.#derive(key, items);
    for (const key of drawn.trunks) this.#derive(`n:${key}`, items);
    for (const key of drawn.placement.links.keys()) this.#derive(`l:${key}`, items);
    if (this.view.trace) this.#derive('veil', items);
    return items;
  }

  #derive(key: string, into: Map<string, Item>): void {
    this.derived += 1;
    const item = deriveItem(key, this.#drawn, this.#looks);
    if (item) {
      into.set(key, item);
      this.#homes.set(key, into);
    } else {
      into.delete(key);
      this.#homes.delete(key);
    }
  }

  /**
   * Derives a key again where it belongs now: in a block, in none (`null`), or nowhere (`undefined`). What was not drawn
   * yet is derived when it first is.
   */
  #put(key: string, block: Block | null | undefined): void {
    const into = block === undefined ? null : block ? block.items : this.#loose;
    const home = this.#homes.get(key);
    if (home && home !== into) {
      home.delete(key);
      this.#homes.delete(key);
    }
    if (into) this.#derive(key, into);
  }

  #replaceFrame(): void {
    const drawn = this.#drawn;
    const owners = [drawn, ...drawn.blocks.values()];
    for (const owner of owners) for (const key of owner.frame) this.#put(key, undefined);
    drawn.replaceFrame();
    for (const key of drawn.frame) this.#put(key, null);
    for (const block of drawn.blocks.values()) for (const key of block.frame) this.#put(key, block);
  }

  /** Derives what shows a mark again: a card with its taps, a network with its bars, taps and links, a tap, a tile. */
  #touchMark(mark: string): void {
    const drawn = this.#drawn;
    const id = mark.slice(2);
    if (mark.startsWith('p:')) {
      const block = drawn.blocks.get(id);
      if (block) block.tile = null;
    } else if (mark.startsWith('c:')) {
      const owner = drawn.ownerOf(id);
      const block = drawn.blockOfCard(owner);
      if (block) block.tile = null;
      this.#put(`c:${owner}`, block);
      for (const tap of drawn.scene.tapsOfCard(owner)) this.#put(`a:${tap.id}`, block);
    } else if (mark.startsWith('n:')) {
      for (const key of drawn.barsOf(id)) this.#put(`n:${key}`, drawn.blockOfBar(key));
      for (const key of drawn.linksOf(id)) this.#put(`l:${key}`, null);
      for (const tap of drawn.scene.tapsOfNetwork(id)) {
        const block = drawn.blockOfCard(tap.cardId);
        if (block) block.tile = null;
        this.#put(`a:${tap.id}`, block);
      }
    } else if (mark.startsWith('a:')) {
      const tap = drawn.scene.taps.get(id);
      // A stub is drawn with its card, whose id is the first part of the id.
      if (tap) this.#put(mark, drawn.blockOfCard(tap.cardId));
      else this.#touchMark(`c:${id.split(':')[0] as string}`);
    } else if (mark === 'outside') {
      for (const block of [null, ...drawn.blocks.values()]) {
        for (const key of (block ?? drawn).frame) this.#put(key, block);
      }
    }
  }
}

/** What a block says as a tile is to be derived again. */
function forget(block: Block | null): void {
  if (block) block.facts = block.tile = null;
}

/** Returns the rectangle of a tile on the screen, in whole pixels, so that its lines are sharp. */
function tileBox(band: Rect, { zoom, pan }: Pick<Window, 'zoom' | 'pan'>): Rect {
  const x = Math.round(band.x * zoom + pan.x);
  const y = Math.round(band.y * zoom + pan.y);
  // From the zoom alone, so that a pan changes no tile.
  return {
    x,
    y,
    width: Math.max(3, Math.round(band.width * zoom)),
    height: Math.max(3, Math.round(band.height * zoom)),
  };
}
