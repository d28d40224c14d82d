import { DisplayList } from '../drawing/list/DisplayList.ts';
import type { ShapeSink, Window } from '../drawing/list/DisplayList.ts';
import { AROUND, meets } from '../drawing/list/Item.ts';
import type { Extent } from '../drawing/list/Item.ts';
import { markBox } from '../drawing/list/markBox.ts';
import type { SceneSource } from '../drawing/list/SceneSource.ts';
import { Looks } from '../drawing/shapes/Looks.ts';
import { partShapes, reasonShapes } from '../drawing/shapes/partShapes.ts';
import type { PartFacts } from '../drawing/shapes/partTexts.ts';
import type { Shape } from '../drawing/shapes/Shape.ts';
import { notPointing } from '../drawing/shapes/ViewState.ts';
import type { Pointing, ViewState } from '../drawing/shapes/ViewState.ts';
import { tileBox } from '../drawing/tiles/tileBox.ts';
import { isShallowEqual } from '../isShallowEqual.ts';
import { LABEL_ROOM } from '../layouts/measures.ts';
import { Bounds, boundsOf } from '../layouts/placement.ts';
import type { Placement, PlacementChange, Rect, Room } from '../layouts/placement.ts';
import type { SceneChange } from '../scene/scene.ts';
import { reserve } from './arrange.ts';
import type { Measures } from './arrange.ts';
import { grownBounds } from './grownBounds.ts';
import { formatMark } from '../../store/selection.ts';

interface Point {
  x: number;
  y: number;
}

const noRoom: Room = { width: 0, height: 0 };
/** How far a mark stays from the edge of the frame, in pixels at zoom 1. */
const EDGE = 14;
/** How far a text of the least size may reach beyond what it names, in CSS pixels. */
const BESIDE = 30;

/**
 * What is drawn of one part of the map, an engine: its display list in coordinates of its own, and where that is on the
 * chart. Beside others, it has a frame with its name.
 */
export class AtlasPart {
  readonly list: DisplayList;
  /** What is added to a point of the part to get it on the chart. */
  offset: Point = { x: 0, y: 0 };
  /** The frame in the part’s own coordinates; `null` where the part is alone. */
  frame: Rect | null = null;
  column = 0;
  #header = 0;
  #facts: PartFacts;
  /** The bounds of all that is drawn. They only grow, until all of it is drawn again; `null` until they are asked for. */
  #bounds: Rect | null = null;
  /** How large the drawing will be; `null` once it is there. */
  #awaited: Room | null = noRoom;
  /** The size of the frame. */
  #reserved: Room = noRoom;
  #shapes: { box: Room; header: number; view: ViewState; shapes: readonly Shape[] } | null = null;
  #changed: Rect[] = [];

  /** @param key the name of the engine; `null` for the default one */
  constructor(
    readonly key: string | null,
    view: ViewState,
    facts: PartFacts,
  ) {
    this.list = new DisplayList(view);
    this.#facts = facts;
  }

  get facts(): PartFacts {
    return this.#facts;
  }

  /** True once the part was drawn. */
  get isDrawn(): boolean {
    return this.#awaited === null;
  }

  /** Replaces everything that is drawn. */
  reset(scene: SceneSource, placement: Placement): void {
    this.list.reset(scene, placement);
    this.#bounds = null;
    this.#awaited = null;
    this.#reserved = noRoom;
    this.#shapes = null;
  }

  /** Takes over a change. Returns true if the part has outgrown its frame. */
  apply(change: SceneChange, moved: PlacementChange): boolean {
    this.list.apply(change, moved);
    if (this.#bounds) this.#bounds = grownBounds(this.#bounds, this.list.drawn.placement, moved);
    return this.frame !== null && this.#bounds !== null && !isWithin(this.#bounds, this.frame, this.#header);
  }

  /** The part is not drawn yet, and will be about as large. */
  await(size: Room): void {
    if (this.#awaited) [this.#awaited, this.#reserved] = [size, noRoom];
  }

  describe(facts: PartFacts): void {
    const before = this.#facts;
    if (isShallowEqual(before, facts)) return;
    this.#facts = facts;
    this.#shapes = null;
    if (!this.frame) return;
    const isSameBox = before.state === facts.state && before.message === facts.message;
    this.#changed.push(isSameBox ? { ...this.frame, height: this.#header } : this.frame);
  }

  /** Returns the part’s own frame, before it has its place: as large as the drawing, with room to grow. */
  toFrame({ pad, header }: Measures): Rect {
    const { x, y, width, height } = this.#awaited
      ? { x: 0, y: 0, ...this.#awaited }
      : (this.#bounds ??= boundsOf(this.list.drawn.placement));
    const former = this.#reserved;
    this.#reserved = {
      width: reserve(width + 2 * pad, former.width),
      height: reserve(height + header + pad, former.height),
    };
    return { x: x - pad, y: y - header, ...this.#reserved };
  }

  /** Takes over the frame and its place on the chart; `null` for a part that is alone. Returns true if something moves. */
  place(frame: Rect | null, at: Point, measures: Measures): boolean {
    const offset = frame ? { x: at.x - frame.x, y: at.y - frame.y } : { x: 0, y: 0 };
    const isSame =
      isShallowEqual(offset, this.offset) &&
      (frame && this.frame ? isShallowEqual(frame, this.frame) : frame === this.frame);
    this.offset = offset;
    this.frame = frame;
    this.#header = measures.header;
    return !isSame;
  }

  /** Returns the point nearest to `at` to which the middle of a mark can be moved, in the part’s own coordinates. */
  within(mark: string, at: Point): Point {
    const box = this.frame && markBox(this.list.drawn, mark)?.box;
    if (!this.frame || !box) return at;
    const { x, y, width, height } = this.frame;
    const [right, bottom] = [x + width - EDGE, y + height - EDGE];
    const above = this.#header + (mark.startsWith('n:') ? LABEL_ROOM : 0);
    const between = (least: number, value: number, most: number) =>
      Math.round(Math.max(least, Math.min(value, most)));
    return {
      x: between(x + EDGE + box.width / 2, at.x, right - box.width / 2),
      y: between(y + above + box.height / 2, at.y, bottom - box.height / 2),
    };
  }

  /** Returns the mark of the chart that is this mark of the part. */
  toOutside(mark: string): string {
    return formatMark(this.key, mark);
  }

  /** Returns where a rectangle of the part is on the chart. */
  toChart(rect: Rect): Rect {
    return { ...rect, x: rect.x + this.offset.x, y: rect.y + this.offset.y };
  }

  /** Returns where a point of the chart is in the part. */
  toOwn({ x, y }: Point): Point {
    return { x: x - this.offset.x, y: y - this.offset.y };
  }

  /** Returns the part of a rectangle of the chart in the part’s own coordinates. */
  toOwnExtent({ left, top, right, bottom }: Extent): Extent {
    const { x, y } = this.offset;
    return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
  }

  /** True if something of the part may be seen in a part of the chart. */
  isIn(shown: Extent, zoom: number): boolean {
    // The veil of a trace is over all parts.
    if (!this.frame || this.list.view.trace) return true;
    const beside = AROUND + BESIDE / zoom;
    const bounds = new Bounds();
    bounds.add(this.frame);
    if (this.#bounds) bounds.add(this.#bounds);
    const { x, y, width, height } = this.toChart(bounds.rect());
    const extent = {
      left: x - beside,
      top: y - beside,
      right: x + width + beside,
      bottom: y + height + beside,
    };
    return meets(extent, shown);
  }

  visit(window: Window, sink: ShapeSink, part: Rect | undefined): void {
    const { zoom, pan } = window;
    // Whole pixels: the lines of tiles stay sharp, and a pan changes nothing.
    const own = {
      x: pan.x + Math.round(this.offset.x * zoom),
      y: pan.y + Math.round(this.offset.y * zoom),
    };
    if (this.frame) {
      const box = tileBox(this.frame, zoom, own);
      sink(this.#shapesIn(box, Math.round(this.#header * zoom)), zoom, 1, box.x, box.y);
    }
    this.list.visit({ ...window, pan: own }, sink, part);
  }

  /** Returns the parts of the chart that look different since this was called last. */
  takeChanged(zoom: number): readonly Extent[] | 'all' {
    const changed = this.list.takeChanged(zoom);
    if (changed === 'all') {
      this.#changed = [];
      return 'all';
    }
    const { x, y } = this.offset;
    const frames = this.#changed.splice(0).map(toExtent);
    if (x === 0 && y === 0) return [...changed, ...frames];
    return [...changed, ...frames].map(({ left, top, right, bottom }) => ({
      left: left + x,
      top: top + y,
      right: right + x,
      bottom: bottom + y,
    }));
  }

  point(pointing: Pointing): void {
    if (!isShallowEqual(pointing, this.list.pointing)) this.list.look(this.list.view, pointing);
  }

  #shapesIn({ width, height }: Room, header: number): readonly Shape[] {
    const { view } = this.list;
    const known = this.#shapes;
    const isKnown =
      known?.box.width === width &&
      known.box.height === height &&
      known.header === header &&
      known.view === view;
    if (isKnown) return known.shapes;
    const looks = Looks.of(view, notPointing);
    const shapes = partShapes(this.#facts, { width, height }, header, looks);
    if (this.#awaited) shapes.push(...reasonShapes(this.#facts, { width, height }, header, looks));
    this.#shapes = { box: { width, height }, header, view, shapes };
    return shapes;
  }
}

const toExtent = ({ x, y, width, height }: Rect): Extent => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

/** True if bounds are below the header of a frame, and within it; rounding aside. */
const isWithin = (bounds: Rect, frame: Rect, header: number): boolean =>
  bounds.x > frame.x - 1 &&
  bounds.y > frame.y + header - 1 &&
  bounds.x + bounds.width < frame.x + frame.width + 1 &&
  bounds.y + bounds.height < frame.y + frame.height + 1;
