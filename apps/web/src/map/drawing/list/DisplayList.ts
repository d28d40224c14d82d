import { emptyPlacement } from '../../layouts/placement.ts';
import type { Placement, PlacementChange, Rect } from '../../layouts/placement.ts';
import type { SceneChange } from '../../scene/scene.ts';
import { hasFaintLinks, titleOf } from '../shapes/frameShapes.ts';
import { levelOf } from '../shapes/levels.ts';
import { Looks } from '../shapes/Looks.ts';
import type { Shape } from '../shapes/Shape.ts';
import { notPointing } from '../shapes/ViewState.ts';
import type { Pointing, ViewState } from '../shapes/ViewState.ts';
import { tileBox } from '../tiles/tileBox.ts';
import type { TileFacts } from '../tiles/toTileFacts.ts';
import type { Block } from './Block.ts';
import { changedMarks } from './changedMarks.ts';
import { Drawn, networkOf } from './Drawn.ts';
import { holds, meets } from './Item.ts';
import type { Extent } from './Item.ts';
import { KeptShapes } from './KeptShapes.ts';
import { putMark, putPassing } from './putMark.ts';
import { toSource } from './SceneSource.ts';
import type { SceneSource } from './SceneSource.ts';

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
  #kept: KeptShapes;
  /** How many items and tiles were derived before the last reset. */
  #derivedBefore = 0;

  constructor(view: ViewState) {
    const nothing = new Drawn(toSource({ cards: [], networks: [], taps: [] }), emptyPlacement());
    this.#kept = new KeptShapes(nothing, Looks.of(view, notPointing));
  }

  get drawn(): Drawn {
    return this.#kept.drawn;
  }

  get view(): ViewState {
    return this.#kept.looks.view;
  }

  get pointing(): Pointing {
    return this.#kept.looks.pointing;
  }

  /** How many items and tiles were derived, since the beginning. */
  get derived(): number {
    return this.#derivedBefore + this.#kept.derived;
  }

  /** Replaces everything that is drawn. */
  reset(scene: SceneSource, placement: Placement): void {
    this.#derivedBefore = this.derived;
    this.#kept = new KeptShapes(new Drawn(scene, placement), this.#kept.looks);
  }

  /**
   * Takes over what changed in the scene and the placement, which were changed in place. Costs what the change touches
   * and is drawn.
   */
  apply(change: SceneChange, moved: PlacementChange): void {
    const kept = this.#kept;
    const { drawn } = kept;
    const { scene, placement } = drawn;
    for (const key of moved.bands) this.#replaceBand(key);
    if (moved.hasFrame || moved.bands.size > 0) this.#replaceFrame();
    const taps = new Set([...change.taps, ...moved.taps]);
    for (const id of new Set([...change.cards, ...moved.cards, ...moved.entryPoints])) {
      kept.forgetFacts(drawn.replaceCard(id));
      const block = drawn.blockOfCard(id);
      kept.forgetFacts(block);
      kept.put(`c:${id}`, block);
      kept.put(`e:${id}`, block);
      for (const tap of scene.tapsOfCard(id)) taps.add(tap.id);
    }
    const bars = new Set(moved.bars);
    for (const id of taps) {
      const tap = scene.taps.get(id);
      const block = tap ? drawn.blockOfCard(tap.cardId) : null;
      kept.put(`a:${id}`, block);
      for (const each of drawn.replaceMember(id)) kept.forgetFacts(each);
      for (const key of drawn.replaceTap(id)) bars.add(key);
    }
    for (const id of change.networks) {
      for (const key of drawn.barsOf(id)) bars.add(key);
      for (const key of drawn.linksOf(id)) kept.put(`l:${key}`, null);
      for (const tap of scene.tapsOfNetwork(id)) {
        const block = drawn.blockOfCard(tap.cardId);
        kept.forgetFacts(block);
        if (!taps.has(tap.id)) kept.put(`a:${tap.id}`, block);
      }
    }
    for (const key of moved.links) {
      drawn.replaceLink(key);
      kept.put(`l:${key}`, null);
    }
    const pieces = new Map([...bars].map((key) => [networkOf(key), drawn.barsOf(networkOf(key)).size]));
    for (const key of bars) {
      kept.forgetFacts(drawn.replaceBar(key));
      const block = drawn.blockOfBar(key);
      kept.forgetFacts(block);
      kept.put(`n:${key}`, placement.bars.has(key) ? block : undefined);
      for (const link of drawn.linksOfBar(key)) kept.put(`l:${link}`, null);
    }
    for (const [id, before] of pieces) {
      if (hasFaintLinks(drawn.barsOf(id).size) === hasFaintLinks(before)) continue;
      for (const key of drawn.linksOf(id)) kept.put(`l:${key}`, null);
    }
    kept.putTitles();
  }

  /** Applies a new view or another pointer position. Only the marks whose look it changes are derived again. */
  look(view: ViewState, pointing: Pointing): void {
    const { view: before, pointing: pointedBefore } = this.#kept.looks;
    const changed = changedMarks(before, pointedBefore, view, pointing);
    const isSameScheme = before.scheme === view.scheme;
    this.#kept.looks = isSameScheme ? this.#kept.looks.with(view, pointing) : Looks.of(view, pointing);
    const kept = this.#kept;
    if (changed === 'all') {
      kept.clear();
      return;
    }
    for (const mark of changed.marks) putMark(kept, mark);
    for (const mark of changed.passing) putPassing(kept, mark);
    kept.putTitles();
  }

  /** Hands over the shapes that are to be drawn in a part of a window, in CSS pixels; in the whole without one. */
  visit(window: Window, sink: ShapeSink, part: Rect = { x: 0, y: 0, ...sizeOf(window) }): void {
    const { zoom, pan } = window;
    const kept = this.#kept;
    const shown = {
      left: (part.x - pan.x) / zoom,
      top: (part.y - pan.y) / zoom,
      right: (part.x + part.width - pan.x) / zoom,
      bottom: (part.y + part.height - pan.y) / zoom,
    };
    for (const block of this.drawn.blocks.values()) {
      const extent = this.drawn.extentOf(block);
      if (!meets(extent, shown)) continue;
      if (levelOf(block.band, zoom) === 'tile') {
        const box = tileBox(block.band, zoom, pan);
        if (isOver(box, part)) sink(kept.tileOf(block, box), zoom, 1, box.x, box.y);
        continue;
      }
      const isInside = holds(shown, extent);
      for (const item of kept.itemsOf(block).values()) {
        if (isInside || meets(item, shown)) sink(item.shapes, zoom, zoom, pan.x, pan.y);
      }
    }
    for (const item of kept.looseItems().values()) {
      if (meets(item, shown)) sink(item.shapes, zoom, zoom, pan.x, pan.y);
    }
  }

  /**
   * Returns the parts of the map, in pixels at zoom 1, that look different since this was called last; `all` if that may
   * be everything. Costs what has changed.
   */
  takeChanged(zoom: number): readonly Extent[] | 'all' {
    return this.#kept.takeChanged(zoom);
  }

  /** Returns the shapes that are kept, by key. */
  kept(): ReadonlyMap<string, readonly Shape[]> {
    return this.#kept.byKey();
  }

  /** Returns what the tile of a block says. */
  factsOf(block: Block): TileFacts {
    return this.#kept.factsOf(block);
  }

  /** Returns the titles of the other projects that have members in a network, in order. */
  othersIn(networkId: string, block: Block): string[] {
    const others = [...this.drawn.blocksOf(networkId).keys()].filter((other) => other !== block);
    return [...new Set(others.map(({ band }) => titleOf(band.project)))].sort();
  }

  #replaceBand(key: string): void {
    const { drawn } = this;
    const known = drawn.blocks.get(key);
    const before = known?.band;
    drawn.replaceBand(key);
    const block = drawn.blocks.get(key);
    if (known && !block) this.#kept.dropTile(known);
    for (const band of [before, block?.band]) if (band) this.#kept.noteChanged(band);
    this.#kept.put(`b:${key}`, block);
  }

  #replaceFrame(): void {
    const { drawn } = this;
    const keys = () => new Set([drawn, ...drawn.blocks.values()].flatMap(({ frame }) => [...frame]));
    const before = keys();
    drawn.replaceFrame();
    const after = keys();
    for (const key of before) if (!after.has(key)) this.#kept.put(key, undefined);
    for (const key of drawn.frame) this.#kept.put(key, null);
    for (const block of drawn.blocks.values()) for (const key of block.frame) this.#kept.put(key, block);
  }
}

const isOver = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

const sizeOf = ({ width, height }: Window) => ({ width, height });
