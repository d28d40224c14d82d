import { reportFirstMap } from '../store/firstMapStore.ts';
import { formatSelection } from '../store/selection.ts';
import type { Positions } from './layouts/change/moveMarks.ts';
import type { LayoutName } from './layouts/layOut.ts';
import type { Steps } from './layouts/Steps.ts';
import { isShallowEqual } from './isShallowEqual.ts';
import { LiveGraph } from './LiveGraph.ts';
import type { GraphEvents } from './LiveGraph.ts';
import { mapFacts } from './mapFacts.ts';
import type { MapFacts } from './mapFacts.ts';
import { isFar } from './parts/arrange.ts';
import { Arrangement } from './parts/Arrangement.ts';
import { Atlas } from './parts/Atlas.ts';
import { MapPart } from './parts/MapPart.ts';
import type { PartHost, PartSource } from './parts/PartHost.ts';
import { SliceQueue } from './parts/SliceQueue.ts';
import type { LeftView } from './Revealer.ts';
import type { ViewRequest } from './toViewState.ts';

/** What the full layout depends on. A change of any field runs it again. */
export interface LayoutRequest {
  layout: 'auto' | LayoutName;
  /** How many times the user has chosen Tidy. */
  tidied: number;
}

/** What was in view when the last map was left, and which drawing it was. The next map of the same drawing returns to it. */
let left: { drawing: string; view: LeftView | null } | null = null;

interface MapEvents extends Omit<GraphEvents, 'onDragged' | 'onMoved'> {
  /** A user has dragged a mark of an engine, which is written without the engine’s name. */
  onMoved(engine: string | null, id: string, at: { x: number; y: number }): void;
  /** There is a topology of an engine, another one than before. */
  onEngine(engine: string | null): void;
}

/**
 * The map outside React: its parts, one for each engine that is shown, and the graph that draws them. Each part follows its
 * own topology; together they are arranged as one chart.
 */
export class LiveMap implements PartHost<MapPart> {
  readonly graph: LiveGraph;
  readonly #events: MapEvents;
  readonly #atlas: Atlas;
  readonly #arrangement = new Arrangement();
  readonly #queue = new SliceQueue();
  readonly #listeners = new Set<() => void>();
  #parts: readonly MapPart[] = [];
  #requested: ViewRequest;
  #layout: LayoutRequest | null = null;
  #facts: MapFacts;
  /** True while all is laid out again: the whole is shown once that is done. */
  #isResetting = false;
  /** What the layouts depended on beside the topologies, once all were done. Empty before. */
  #drawing = '';
  /** True once something was laid out. */
  #isDrawn = false;

  constructor(
    container: HTMLElement,
    sources: readonly PartSource[],
    requested: ViewRequest,
    events: MapEvents,
  ) {
    const begun = performance.now();
    this.#requested = requested;
    this.#events = events;
    this.#atlas = new Atlas(requested.scheme);
    this.#facts = mapFacts(this.#parts);
    this.graph = new LiveGraph(container, this.#atlas, {
      ...events,
      onDragged: (id, at) => this.#drag(id, at, (part, mark, to) => part.drag(mark, to)),
      onMoved: (id, at) => this.#drag(id, at, (part, mark, to) => events.onMoved(part.key, mark, to)),
    });
    this.#show(sources, begun);
  }

  destroy(): void {
    this.#queue.end();
    if (this.#drawing !== '') left = { drawing: this.#drawing, view: this.graph.revealer.left };
    for (const part of this.#parts) part.destroy();
    this.graph.destroy();
  }

  get facts(): MapFacts {
    return this.#facts;
  }

  get requested(): ViewRequest {
    return this.#requested;
  }

  /** Calls `listener` after each change of the facts. Returns the function that ends this. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Shows these engines, in order. Those that were shown before stay as they are. */
  show(sources: readonly PartSource[]): void {
    this.#show(sources);
  }

  look(requested: ViewRequest): void {
    const isSelectedAgain = requested.selection !== this.#requested.selection;
    this.#requested = requested;
    this.#atlas.scheme = requested.scheme;
    // A selection that was made elsewhere takes the place of the tile that the arrow keys have reached.
    if (isSelectedAgain && this.#atlas.pointing.cursor !== null) this.#atlas.point({ cursor: null });
    for (const part of this.#parts) part.look();
    this.graph.look(new Set(requested.selection.map(formatSelection)));
  }

  /**
   * Takes over where marks of an engine were dragged to, by any user. With `refits`, a drawing that is fitted is fitted
   * again: marks that the server has stored must be in view where they are.
   */
  move(engine: string | null, positions: Positions, refits: boolean): void {
    this.#partOf(engine)?.move(positions);
    if (refits) this.graph.viewport.refit();
  }

  /** Lays everything out, unless it is laid out in this way already. */
  layOut(requested: LayoutRequest): void {
    const { layout, tidied } = this.#layout ?? {};
    if (layout === requested.layout && tidied === requested.tidied) return;
    this.#isResetting = this.#layout !== null;
    this.#layout = requested;
    if (this.#isResetting) {
      this.#arrangement.shareAll(this.#parts, this.graph.viewport.room());
      this.#showParts();
    }
    for (const part of this.#parts) part.layOut();
  }

  layoutOf(part: MapPart): ReturnType<PartHost<MapPart>['layoutOf']> {
    if (!this.#layout) return null;
    const { layout } = this.#layout;
    const room = this.#arrangement.roomOf(this.#parts, part);
    if (!room) return { choice: layout, room: this.graph.viewport.room() };
    return { choice: layout === 'auto' && isFar(part.size, room) ? 'islands' : layout, room };
  }

  run(steps: Steps<void>, isWanted: () => boolean, begun?: number): void {
    this.#queue.add(steps, isWanted, begun);
  }

  onEngine(part: MapPart): void {
    this.#events.onEngine(part.key);
  }

  onLaidOut(part: MapPart): void {
    const isFirst = !this.#isDrawn;
    const isLast = !this.#parts.some(({ isPending }) => isPending);
    this.#isDrawn = true;
    this.#atlas.arrange();
    if (this.#parts.length === 1 || (isLast && this.#isResetting)) this.graph.reset();
    else this.graph.extend();
    if (isLast) {
      this.#isResetting = false;
      this.#returnToLeft();
    }
    this.onFacts();
    const stop = this.graph.onFrame(() => {
      stop();
      // After this picture, and before the first change.
      window.setTimeout(() => {
        if (isFirst) reportFirstMap();
        part.prepare();
      });
    });
  }

  onChanged(_: MapPart, outgrown: boolean): void {
    if (outgrown) this.#atlas.arrange();
    this.graph.follow();
  }

  onLooked(): void {
    this.graph.draw();
  }

  onReturned(): void {
    this.graph.viewport.refit();
  }

  onFacts(): void {
    const facts = mapFacts(this.#parts);
    if (isShallowEqual(this.#facts, facts)) return;
    this.#facts = facts;
    for (const listener of this.#listeners) listener();
  }

  #partOf(engine: string | null): MapPart | undefined {
    return this.#parts.find(({ key }) => key === engine);
  }

  #show(sources: readonly PartSource[], begun?: number): void {
    const former = new Map(this.#parts.map((part) => [part.key, part]));
    const added: MapPart[] = [];
    const isSameOrder = sources.every(({ key }, i) => this.#parts[i]?.key === key);
    this.#parts = sources.map((source) => {
      const known = former.get(source.key);
      former.delete(source.key);
      if (!known) return added[added.push(new MapPart(source, this)) - 1] as MapPart;
      known.describe(source.facts);
      return known;
    });
    for (const gone of former.values()) gone.destroy();
    if (!isSameOrder || former.size > 0) {
      const room = this.graph.viewport.room();
      if (added.length > this.#parts.length / 2) this.#arrangement.shareAll(this.#parts, room);
      else this.#arrangement.add(added, this.#parts, room);
      this.#showParts();
      if (this.#isDrawn) this.graph.extend();
      else this.graph.reset();
    }
    this.graph.draw();
    for (const part of added) part.begin(begun);
    this.onFacts();
  }

  #showParts(): void {
    this.#atlas.show(
      this.#parts.map(({ drawn }) => drawn),
      this.#arrangement.measures,
    );
  }

  /** Returns to what was in view when the last map of the same drawing was left, unless the user has moved the view since. */
  #returnToLeft(): void {
    const { revealer, viewport } = this.graph;
    const { width, height } = viewport.room();
    this.#drawing = [width, height, ...this.#parts.map(({ drawing }) => drawing)].join(' ');
    if (left?.view && left.drawing === this.#drawing && revealer.left === null) revealer.returnTo(left.view);
    left = null;
  }

  /** A mark of an engine stays in its frame: elsewhere it would look as if it were on another one. */
  #drag(
    id: string,
    at: { x: number; y: number },
    move: (part: MapPart, mark: string, at: { x: number; y: number }) => void,
  ): void {
    const found = this.#atlas.find(id);
    const part = found && this.#partOf(found.part.key);
    if (part) move(part, found.mark, found.part.within(found.mark, found.part.toOwn(at)));
  }
}
