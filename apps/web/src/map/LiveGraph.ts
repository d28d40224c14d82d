import cytoscape from 'cytoscape';
import type { Core } from 'cytoscape';
import { Coordinates } from './Coordinates.ts';
import { DisplayList } from './drawing/list/DisplayList.ts';
import { markBox } from './drawing/list/markBox.ts';
import type { SceneSource } from './drawing/list/SceneSource.ts';
import type { Pointing, ViewState } from './drawing/shapes/ViewState.ts';
import { Painter } from './drawing/paint/Painter.ts';
import { Grip } from './Grip.ts';
import type { GripEvents } from './Grip.ts';
import { Hover } from './interaction/Hover.ts';
import { listenToPointer } from './interaction/listenToPointer.ts';
import { MarkFinder } from './interaction/MarkFinder.ts';
import { boundsOf } from './layouts/placement.ts';
import type { Placement, PlacementChange, Rect } from './layouts/placement.ts';
import { replaceRender } from './replaceRender.ts';
import { Revealer } from './Revealer.ts';
import type { SceneChange } from './scene/scene.ts';
import { MAX_ZOOM, MIN_ZOOM, Viewport } from './Viewport.ts';

export interface GraphEvents extends GripEvents {
  /** `null` is the background. `additive` is true with Shift, Ctrl or Cmd: the mark joins or leaves the selection. */
  onPick(id: string | null, additive: boolean): void;
  onMenu(id: string | null, clientX: number, clientY: number): void;
  onHover(id: string | null): void;
}

/**
 * The map: what is drawn, and what the pointer does. Cytoscape has the viewport and the gestures; what is seen is drawn
 * by a painter from a display list, and what is under the pointer is found in the placement.
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
  readonly #list: DisplayList;
  readonly #painter: Painter;
  readonly #grip: Grip;
  readonly #hover = new Hover((x, y) => this.finder.under(x, y));
  readonly #listeners = new Set<() => void>();
  readonly #paintNow: () => void;
  #isPaintDue = false;

  constructor(container: HTMLElement, view: ViewState, events: GraphEvents) {
    this.#events = events;
    this.#list = new DisplayList(view);
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
    const drawing = () => boundsOf(this.#list.drawn.placement);
    this.viewport = new Viewport(this.#cy, drawing, () => reducedMotion.matches);
    this.revealer = new Revealer(this.#list, this.viewport, this.coordinates);
    this.finder = new MarkFinder(this.#list, this.coordinates);
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

  /** Replaces everything that is drawn, and shows the whole drawing, or the mark that was waited for. */
  reset(scene: SceneSource, placement: Placement, view: ViewState): void {
    this.#list.reset(scene, placement);
    this.look(view);
    this.viewport.reset();
    this.revealer.revealAwaited();
  }

  /** Takes over what changed in the scene and the placement, which were changed in place. */
  apply(change: SceneChange, moved: PlacementChange): void {
    this.#list.apply(change, moved);
    this.#paintInThisFrame();
    this.revealer.revealAwaited();
  }

  /** Takes over another view of the same scene. */
  look(view: ViewState): void {
    const { pointing } = this.#list;
    // A selection that was made elsewhere takes the place of the tile that the arrow keys have reached.
    const isSelectedAgain = view.selected !== this.#list.view.selected;
    this.#list.look(view, isSelectedAgain ? { ...pointing, cursor: null } : pointing);
    this.revealer.forgetUnlessIn(view.selected);
    this.#cy.forceRender();
  }

  /** How many shapes were derived since the beginning, by mark. */
  get derived(): number {
    return this.#list.derived;
  }

  /** Calls `listener` after each drawing, also when the viewport moves. Returns a function that ends this. */
  onFrame = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** While a connection is dragged: highlights the mark under the pointer and dims the marks that cannot take it. */
  showTargets(target: string | null, refused: readonly string[]): void {
    this.#point({ target, refused: new Set(refused) });
  }

  /** The tile that the arrow keys have reached, as long as it is one; a tile cannot be selected. */
  get cursor(): string | null {
    const { cursor } = this.#list.pointing;
    return cursor !== null && this.finder.isTile(cursor) ? cursor : null;
  }

  setCursor(mark: string | null): void {
    this.#point({ cursor: mark });
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
    this.#painter.paint(this.#list, cy.zoom(), cy.pan(), cy.width(), cy.height());
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
        if (this.#list.pointing.cursor !== null) this.setCursor(null);
        if (mark?.startsWith('p:')) this.revealer.openBlock(mark.slice(2), at);
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
    if (!mark?.startsWith('c:') && !mark?.startsWith('n:')) return null;
    const found = markBox(this.#list.drawn, mark);
    // A chip is no mark of its own: its card has to be dragged.
    return found && !found.isChip ? { mark, box: found.box } : null;
  }

  /** Takes over what is under the pointer now, for the next drawing. Returns true if it is another mark than before. */
  #hoverAgain(): boolean {
    if (!this.#hover.update(this.#grip.isDragged ? this.#grip.mark : null)) return false;
    const hovered = this.#hover.mark;
    (this.#cy.container() as HTMLElement).style.cursor = hovered === null ? '' : 'pointer';
    this.#list.look(this.#list.view, { ...this.#list.pointing, hovered });
    this.#events.onHover(hovered);
    return true;
  }

  #point(change: Partial<Pointing>): void {
    this.#list.look(this.#list.view, { ...this.#list.pointing, ...change });
    this.#cy.forceRender();
  }
}
