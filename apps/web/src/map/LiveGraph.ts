import cytoscape from 'cytoscape';
import type { Core } from 'cytoscape';
import { Coordinates } from './Coordinates.ts';
import { Painter } from './drawing/paint/Painter.ts';
import { Grip } from './Grip.ts';
import type { GripEvents } from './Grip.ts';
import { Hover } from './interaction/Hover.ts';
import { listenToPointer } from './interaction/listenToPointer.ts';
import { MarkFinder } from './interaction/MarkFinder.ts';
import type { Rect } from './layouts/placement.ts';
import type { Atlas, Refused } from './parts/Atlas.ts';
import { isTileMark } from './parts/isTileMark.ts';
import { replaceRender } from './replaceRender.ts';
import { Revealer } from './Revealer.ts';
import { MAX_ZOOM, MIN_ZOOM, Viewport } from './Viewport.ts';

export interface GraphEvents extends GripEvents {
  /** `null` is the background. `additive` is true with Shift, Ctrl or Cmd: the mark joins or leaves the selection. */
  onPick(id: string | null, additive: boolean): void;
  onMenu(id: string | null, clientX: number, clientY: number): void;
  onHover(id: string | null): void;
}

/**
 * The map: what is drawn, and what the pointer does. Cytoscape has the viewport and the gestures; what is seen is drawn
 * by a painter from an atlas, and what is under the pointer is found in the placements. Marks are those of the chart.
 */
export class LiveGraph {
  readonly viewport: Viewport;
  readonly coordinates: Coordinates;
  readonly revealer: Revealer;
  readonly finder: MarkFinder;
  /** How many times something was drawn. */
  frame = 0;
  readonly #cy: Core;
  readonly #events: GraphEvents;
  readonly #atlas: Atlas;
  readonly #painter: Painter;
  readonly #grip: Grip;
  readonly #hover = new Hover((x, y) => this.finder.under(x, y));
  readonly #listeners = new Set<() => void>();
  readonly #paintNow: () => void;
  #isPaintDue = false;

  constructor(container: HTMLElement, atlas: Atlas, events: GraphEvents) {
    this.#events = events;
    this.#atlas = atlas;
    this.#cy = cytoscape({
      container,
      style: Grip.style,
      layout: { name: 'preset' },
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    this.coordinates = new Coordinates(this.#cy);
    const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
    const drawing = () => atlas.bounds();
    this.viewport = new Viewport(this.#cy, drawing, () => reducedMotion.matches);
    this.revealer = new Revealer(atlas, this.viewport, this.coordinates);
    this.finder = new MarkFinder(atlas, this.coordinates);
    this.#painter = new Painter(container);
    this.#grip = new Grip(this.#cy, (event) => this.#gripAt(event), events);
    this.#paintNow = replaceRender(this.#cy, () => this.#paint());
    this.#listen(container);
  }

  destroy(): void {
    this.#grip.remove();
    this.#painter.remove();
    this.#listeners.clear();
    this.#cy.destroy();
  }

  /** Everything that is drawn was replaced: shows the whole, or the mark that was waited for. */
  reset(): void {
    this.#cy.forceRender();
    this.viewport.reset();
    this.revealer.revealAwaited();
  }

  /** Some of what is drawn was replaced: it is fitted again if it was fitted. */
  extend(): void {
    this.#cy.forceRender();
    this.viewport.refit();
    this.revealer.revealAwaited();
  }

  /** Draws what has changed in this frame, and shows the mark that was waited for. */
  follow(): void {
    this.#paintInThisFrame();
    this.revealer.revealAwaited();
  }

  /** Draws another view of the same, in which these marks are selected. */
  look(selected: ReadonlySet<string>): void {
    this.revealer.forgetUnlessIn(selected);
    this.#cy.forceRender();
  }

  /** Draws what has changed, in the next frame. */
  draw(): void {
    this.#cy.forceRender();
  }

  /** Calls `listener` after each drawing, also when the viewport moves. Returns a function that ends this. */
  onFrame = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** While a connection is dragged: highlights the mark under the pointer and dims the marks that cannot take it. */
  showTargets(target: string | null, refused: Refused | null): void {
    this.#atlas.refuse(target, refused);
    this.#cy.forceRender();
  }

  /** The tile that the arrow keys have reached, as long as it is one; a tile cannot be selected. */
  get cursor(): string | null {
    const { cursor } = this.#atlas.pointing;
    return cursor !== null && this.finder.isTile(cursor) ? cursor : null;
  }

  setCursor(mark: string | null): void {
    this.#atlas.point({ cursor: mark });
    this.#cy.forceRender();
  }

  /**
   * A change is taken over in a frame, after Cytoscape has had its turn in it. Cytoscape would draw it one frame later.
   * What else belongs to the change, such as a view, is told in the same task.
   */
  #paintInThisFrame(): void {
    if (this.#isPaintDue) return;
    this.#isPaintDue = true;
    queueMicrotask(() => {
      this.#isPaintDue = false;
      if (!this.#cy.destroyed()) this.#paintNow();
    });
  }

  #paint(): void {
    const cy = this.#cy;
    // What is drawn may have moved under the pointer.
    this.#hoverAgain();
    this.#painter.paint(this.#atlas, cy.zoom(), cy.pan(), cy.width(), cy.height());
    this.frame += 1;
    for (const listener of this.#listeners) listener();
  }

  #listen(container: HTMLElement): void {
    const follow = () => {
      if (this.#hoverAgain()) this.#cy.forceRender();
    };
    listenToPointer(this.#cy, container, {
      onTap: (at, isAdditive) => {
        const mark = this.finder.at(at);
        if (this.#atlas.pointing.cursor !== null) this.setCursor(null);
        if (mark !== null && isTileMark(mark)) this.revealer.openBlock(mark, at);
        else this.#events.onPick(mark, isAdditive);
      },
      onMenu: (at) => {
        const point = this.coordinates.toClient(at.x, at.y);
        this.#events.onMenu(this.finder.at(at), point.x, point.y);
      },
      onPoint: (event) => {
        this.#hover.point(event);
        follow();
      },
      onLeave: () => {
        this.#hover.leave();
        follow();
      },
    });
  }

  /** R73: what a press at a point would drag: a card or the first piece of a bar. */
  #gripAt({ clientX, clientY }: { clientX: number; clientY: number }): { mark: string; box: Rect } | null {
    const mark = this.finder.under(clientX, clientY);
    const own = mark === null ? undefined : this.#atlas.find(mark)?.mark;
    if (mark === null || (!own?.startsWith('c:') && !own?.startsWith('n:'))) return null;
    const found = this.#atlas.markBox(mark);
    // A chip is no mark of its own: its card has to be dragged.
    return found && !found.isChip ? { mark, box: found.box } : null;
  }

  /** Takes over what is under the pointer now, for the next drawing. Returns true if it is another mark than before. */
  #hoverAgain(): boolean {
    if (!this.#hover.update(this.#grip.isDragged ? this.#grip.mark : null)) return false;
    const hovered = this.#hover.mark;
    (this.#cy.container() as HTMLElement).style.cursor = hovered === null ? '' : 'pointer';
    this.#atlas.point({ hovered });
    this.#events.onHover(hovered);
    return true;
  }
}
