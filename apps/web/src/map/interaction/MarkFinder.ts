import type { Block } from '../drawing/list/Block.ts';
import type { Coordinates } from '../Coordinates.ts';
import type { DisplayList } from '../drawing/list/DisplayList.ts';
import { markAt, targetAt } from '../drawing/list/markAt.ts';
import { levelOf } from '../drawing/shapes/levels.ts';
import { tileLines } from '../drawing/tiles/tileText.ts';
import type { Rect } from '../layouts/placement.ts';
import { markIds, markOf, toMarks } from './toMarks.ts';
import type { Mark } from './toMarks.ts';

/** Answers which marks are drawn in the viewport, and which one is at a point. */
export class MarkFinder {
  readonly #list: DisplayList;
  readonly #coordinates: Coordinates;

  constructor(list: DisplayList, coordinates: Coordinates) {
    this.#list = list;
    this.#coordinates = coordinates;
  }

  /** Returns the mark at a point of the map; `null` for the background. */
  at(point: { x: number; y: number }): string | null {
    return markAt(this.#list.drawn, point, this.#coordinates.zoom);
  }

  /** Returns the mark at a point of the page; `null` for the background. */
  under(clientX: number, clientY: number): string | null {
    return this.at(this.#coordinates.toMap(clientX, clientY));
  }

  /** Returns the card, chip or bar at a point of the page, which can take a connection; `null` if there is none. */
  targetUnder(clientX: number, clientY: number): string | null {
    return targetAt(this.#list.drawn, this.#coordinates.toMap(clientX, clientY), this.#coordinates.zoom);
  }

  /** True for a block that is drawn as a tile now. */
  isTile(mark: string): boolean {
    return this.#tile(mark) !== undefined;
  }

  /** Returns the tile at a point of the page; `null` if there is none. */
  tileUnder(clientX: number, clientY: number): string | null {
    const mark = this.under(clientX, clientY);
    return mark?.startsWith('p:') ? mark : null;
  }

  /** Returns the marks that are drawn now, those in view first, at most `max`. */
  marks(max: number): Mark[] {
    return toMarks(this.#list, this.#coordinates.zoom, this.#coordinates.extent(), max);
  }

  /** Returns a mark by its id; `null` if it is not placed. */
  markOf(id: string): Mark | null {
    return markOf(this.#list, id, this.#coordinates.zoom);
  }

  /** Returns the ids of all cards and chips (`c:`), or of all networks (`n:`). */
  markIds(kind: 'c:' | 'n:'): string[] {
    return markIds(this.#list, kind);
  }

  /** Returns what is to be said of a tile: the name of its project, and some lines; `null` for another mark. */
  tileText(mark: string): { title: string; lines: string[]; box: Rect } | null {
    const block = this.#tile(mark);
    if (!block) return null;
    const facts = this.#list.factsOf(block);
    const lines = tileLines(facts, (networkId) => this.#list.othersIn(networkId, block));
    return { title: facts.title, lines, box: block.band };
  }

  #tile(mark: string): Block | undefined {
    const block = mark.startsWith('p:') ? this.#list.drawn.blocks.get(mark.slice(2)) : undefined;
    return block && levelOf(block.band, this.#coordinates.zoom) === 'tile' ? block : undefined;
  }
}
