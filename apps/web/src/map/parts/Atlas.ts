import type { Block } from '../drawing/list/Block.ts';
import type { ShapeSink, Window } from '../drawing/list/DisplayList.ts';
import type { Extent } from '../drawing/list/Item.ts';
import { markBox } from '../drawing/list/markBox.ts';
import type { Scheme } from '../drawing/colors/palette.ts';
import { notPointing } from '../drawing/shapes/ViewState.ts';
import type { Pointing } from '../drawing/shapes/ViewState.ts';
import { Bounds, boundsOf } from '../layouts/placement.ts';
import type { Rect } from '../layouts/placement.ts';
import { arrange } from './arrange.ts';
import type { Measures } from './arrange.ts';
import type { AtlasPart } from './AtlasPart.ts';
import { parseMark } from '../../store/selection.ts';

/** A connection that is being dragged: the engine that it is on, and its marks that cannot take it. */
export interface Refused {
  engine: string | null;
  marks: readonly string[];
}

/** What the pointer and the keys add to the chart, by marks of the chart. */
type ChartPointing = Pick<Pointing, 'hovered' | 'cursor' | 'target'>;

/**
 * All that the map draws: its parts, each at its place on the chart. One part alone is drawn as it is, at its own
 * coordinates.
 */
export class Atlas {
  scheme: Scheme;
  #parts: readonly AtlasPart[] = [];
  #byKey = new Map<string | null, AtlasPart>();
  #measures: Measures = { gap: 0, pad: 0, header: 0 };
  #pointing: ChartPointing = notPointing;
  #refused: Refused | null = null;
  #isMoved = false;

  constructor(scheme: Scheme) {
    this.scheme = scheme;
  }

  get parts(): readonly AtlasPart[] {
    return this.#parts;
  }

  get pointing(): ChartPointing {
    return this.#pointing;
  }

  /** Replaces the parts, in order, and arranges them. */
  show(parts: readonly AtlasPart[], measures: Measures): void {
    this.#parts = parts;
    this.#byKey = new Map(parts.map((part) => [part.key, part]));
    this.#measures = measures;
    this.#isMoved = true;
    this.arrange();
  }

  /** Gives each part the room that it needs: a part moves only where one before it has outgrown its frame. */
  arrange(): void {
    const measures = this.#measures;
    if (this.#parts.length === 1) {
      if (this.#parts[0]?.place(null, { x: 0, y: 0 }, measures)) this.#isMoved = true;
      return;
    }
    const frames = this.#parts.map((part) => part.toFrame(measures));
    const places = arrange(
      this.#parts.map(({ column }, i) => ({ column, ...sizeOf(frames[i] as Rect) })),
      measures.gap,
    );
    for (const [i, part] of this.#parts.entries()) {
      const [{ x, y }, at] = [frames[i] as Rect, places[i] as Rect];
      if (part.place({ x, y, ...sizeOf(at) }, at, measures)) this.#isMoved = true;
    }
  }

  /** Returns the bounds of all that is drawn. */
  bounds(): Rect {
    const bounds = new Bounds();
    for (const part of this.#parts)
      bounds.add(part.toChart(part.frame ?? boundsOf(part.list.drawn.placement)));
    return bounds.rect();
  }

  /** Hands over the shapes that are to be drawn in a part of a window, as a display list does. */
  visit(window: Window, sink: ShapeSink, part?: Rect): void {
    const { zoom, pan, width, height } = window;
    const seen = part ?? { x: 0, y: 0, width, height };
    const shown = {
      left: (seen.x - pan.x) / zoom,
      top: (seen.y - pan.y) / zoom,
      right: (seen.x + seen.width - pan.x) / zoom,
      bottom: (seen.y + seen.height - pan.y) / zoom,
    };
    for (const each of this.#parts) if (each.isIn(shown, zoom)) each.visit(window, sink, part);
  }

  /** Returns the parts of the chart that look different since this was called last, `all` if that may be everything. */
  takeChanged(zoom: number): readonly Extent[] | 'all' {
    let isAll = this.#isMoved;
    this.#isMoved = false;
    const all: Extent[] = [];
    for (const part of this.#parts) {
      const changed = part.takeChanged(zoom);
      if (changed === 'all') isAll = true;
      else if (changed.length > 0) all.push(...changed);
    }
    return isAll ? 'all' : all;
  }

  /** Takes over what is under the pointer, or what the keys have reached. */
  point(change: Partial<ChartPointing>): void {
    this.#pointing = { ...this.#pointing, ...change };
    this.#pointAgain();
  }

  /** While a connection is dragged: the mark that would take it, and those that cannot; `null` ends that. */
  refuse(target: string | null, refused: Refused | null): void {
    this.#refused = refused;
    this.point({ target });
  }

  /** Returns the part of a mark and the mark in it; `null` if there is no such part. */
  find(mark: string): { part: AtlasPart; mark: string } | null {
    const { engine, mark: own } = parseMark(mark);
    const part = this.#byKey.get(engine);
    return part ? { part, mark: own } : null;
  }

  /** Returns where a mark is on the chart; `null` if it has no place. */
  markBox(mark: string): { part: AtlasPart; box: Rect; block: Block | null; isChip: boolean } | null {
    const found = this.find(mark);
    const at = found && markBox(found.part.list.drawn, found.mark);
    return at && { ...at, part: found.part, box: found.part.toChart(at.box) };
  }

  /** Returns the block of a tile’s mark, and where it is; `null` if there is none. */
  blockOf(mark: string): { part: AtlasPart; block: Block; box: Rect } | null {
    const found = this.find(mark);
    const block = found?.mark.startsWith('p:')
      ? found.part.list.drawn.blocks.get(found.mark.slice(2))
      : undefined;
    return found && block ? { part: found.part, block, box: found.part.toChart(block.band) } : null;
  }

  #pointAgain(): void {
    const { hovered, cursor, target } = this.#pointing;
    for (const part of this.#parts) {
      const own = (mark: string | null) => {
        const found = mark === null ? null : this.find(mark);
        return found?.part === part ? found.mark : null;
      };
      const isRefusing = this.#refused !== null && this.#refused.engine === part.key;
      part.point({
        hovered: own(hovered),
        cursor: own(cursor),
        target: own(target),
        refused: isRefusing ? new Set(this.#refused?.marks) : notPointing.refused,
        refusesAll: this.#refused !== null && !isRefusing,
      });
    }
  }
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });
