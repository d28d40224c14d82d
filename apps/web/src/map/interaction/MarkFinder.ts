import type { Coordinates } from '../Coordinates.ts';
import { markAt, targetAt } from '../drawing/list/markAt.ts';
import type { Drawn } from '../drawing/list/Drawn.ts';
import { levelOf } from '../drawing/shapes/levels.ts';
import { partTexts } from '../drawing/shapes/partTexts.ts';
import { tileLines } from '../drawing/tiles/tileText.ts';
import type { Rect } from '../layouts/placement.ts';
import type { Atlas } from '../parts/Atlas.ts';
import type { AtlasPart } from '../parts/AtlasPart.ts';
import { markIds, markOf, marksIn, toMarks } from './toMarks.ts';
import type { Mark } from './toMarks.ts';

interface Point {
  x: number;
  y: number;
}

/** Answers which marks are drawn in the viewport, and which one is at a point. */
export class MarkFinder {
  readonly #atlas: Atlas;
  readonly #coordinates: Coordinates;

  constructor(atlas: Atlas, coordinates: Coordinates) {
    this.#atlas = atlas;
    this.#coordinates = coordinates;
  }

  /** Returns the mark at a point of the map; `null` for the background. */
  at(point: Point): string | null {
    return this.#find(point, markAt);
  }

  /** Returns the mark at a point of the page; `null` for the background. */
  under(clientX: number, clientY: number): string | null {
    return this.at(this.#coordinates.toMap(clientX, clientY));
  }

  /** Returns the card, chip or bar at a point of the page, which can take a connection; `null` if there is none. */
  targetUnder(clientX: number, clientY: number): string | null {
    return this.#find(this.#coordinates.toMap(clientX, clientY), targetAt);
  }

  /** True for a block that is drawn as a tile now. */
  isTile(mark: string): boolean {
    return this.#tile(mark) !== null;
  }

  /** Returns the tile at a point of the page; `null` if there is none. */
  tileUnder(clientX: number, clientY: number): string | null {
    const mark = this.under(clientX, clientY);
    return mark !== null && this.isTile(mark) ? mark : null;
  }

  /** Returns the marks that are drawn now, those in view first, at most `max`. */
  marks(max: number): Mark[] {
    const { zoom } = this.#coordinates;
    const shown = this.#coordinates.extent();
    const { parts } = this.#atlas;
    const [only] = parts;
    if (only && parts.length === 1)
      return toMarks(only.list, zoom, shown, max).map((mark) => this.#onChart(only, mark));
    const found = new Map<string, Mark>();
    const take = (part: AtlasPart, marks: readonly Mark[]) => {
      for (const mark of marks) {
        const id = part.toOutside(mark.id);
        if (found.size < max && !found.has(id)) found.set(id, this.#onChart(part, mark));
      }
    };
    for (const part of parts)
      if (part.isIn(shown, zoom))
        take(part, marksIn(part.list, zoom, part.toOwnExtent(shown), max - found.size));
    for (const part of parts) {
      if (found.size >= max) break;
      take(part, toMarks(part.list, zoom, part.toOwnExtent(shown), max));
    }
    return [...found.values()];
  }

  /** Returns a mark by its id; `null` if it is not placed. */
  markOf(id: string): Mark | null {
    const found = this.#atlas.find(id);
    const mark = found && markOf(found.part.list, found.mark, this.#coordinates.zoom);
    return mark && this.#onChart(found.part, mark);
  }

  /** Returns the ids of all cards and chips (`c:`), or of all networks (`n:`), of an engine, without its name. */
  markIds(engine: string | null, kind: 'c:' | 'n:'): string[] {
    const part = this.#atlas.parts.find(({ key }) => key === engine);
    return part ? markIds(part.list, kind) : [];
  }

  /** Returns the engine at a point of the page; `undefined` outside of all frames. */
  engineUnder(clientX: number, clientY: number): string | null | undefined {
    const at = this.#coordinates.toMap(clientX, clientY);
    return this.#atlas.parts.find((part) => !part.frame || holdsPoint(part.toChart(part.frame), at))?.key;
  }

  /** Returns what is to be said of a tile: the name of its project, and some lines; `null` for another mark. */
  tileText(mark: string): { title: string; lines: string[]; box: Rect } | null {
    const found = this.#tile(mark);
    if (!found) return null;
    const { part, block, box } = found;
    const facts = part.list.factsOf(block);
    const lines = tileLines(facts, (networkId) => part.list.othersIn(networkId, block));
    return {
      title: facts.title,
      lines: part.frame ? [`on ${partTexts(part.facts).name}`, ...lines] : lines,
      box,
    };
  }

  /** Returns what the frames of the parts say, where there are several, by the mark of the engine. */
  frames(): { key: string; text: string }[] {
    return this.#atlas.parts.flatMap((part) => {
      const { name, state, notes, reason } = partTexts(part.facts);
      const texts = [`engine ${name}`, state, notes, part.isDrawn ? '' : reason].filter(
        (text) => text !== '',
      );
      return part.frame ? [{ key: part.toOutside(''), text: texts.join(', ') }] : [];
    });
  }

  #onChart(part: AtlasPart, mark: Mark): Mark {
    const id = part.toOutside(mark.id);
    if (!part.frame) return { ...mark, id };
    const { x, y } = part.offset;
    return {
      ...mark,
      id,
      label: `${mark.label}, on ${partTexts(part.facts).name}`,
      x: mark.x + x,
      y: mark.y + y,
      handle: mark.handle && { x: mark.handle.x + x, y: mark.handle.y + y },
    };
  }

  #find(point: Point, findIn: (drawn: Drawn, at: Point, zoom: number) => string | null): string | null {
    const { zoom } = this.#coordinates;
    const at = { left: point.x, top: point.y, right: point.x, bottom: point.y };
    for (const part of this.#atlas.parts) {
      const found = part.isIn(at, zoom) ? findIn(part.list.drawn, part.toOwn(point), zoom) : null;
      if (found !== null) return part.toOutside(found);
    }
    return null;
  }

  #tile(mark: string) {
    const found = this.#atlas.blockOf(mark);
    return found && levelOf(found.block.band, this.#coordinates.zoom) === 'tile' ? found : null;
  }
}

const holdsPoint = ({ x, y, width, height }: Rect, at: Point): boolean =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
