import type { Core, EventObjectNode, NodeSingular, StylesheetJson } from 'cytoscape';
import type { Rect } from './layouts/placement.ts';

/** A point of the page. */
interface Press {
  clientX: number;
  clientY: number;
}

export interface GripEvents {
  /** A mark is being dragged; `at` is its new centre. It is drawn there once the placement says so. */
  onDragged(id: string, at: { x: number; y: number }): void;
  /** A drag has ended. */
  onMoved(id: string, at: { x: number; y: number }): void;
}

/**
 * What Cytoscape drags: one node, which is put exactly over the card or bar under the pointer at the moment when a press
 * begins. Thousands of nodes that are never dragged would have to be kept, placed and searched.
 */
export class Grip {
  static readonly style = [
    {
      selector: 'node',
      style: { shape: 'rectangle', width: 'data(width)', height: 'data(height)' },
    },
  ] as StylesheetJson;
  readonly #cy: Core;
  readonly #find: (press: Press) => { mark: string; box: Rect } | null;
  readonly #stop = new AbortController();
  #node: NodeSingular | null = null;
  #mark: string | null = null;

  /** @param find returns the mark that a press at a point would drag, and where it is */
  constructor(cy: Core, find: (press: Press) => { mark: string; box: Rect } | null, events: GripEvents) {
    this.#cy = cy;
    this.#find = find;
    this.#listen(events);
    const container = cy.container() as HTMLElement;
    // Before Cytoscape itself looks for a node under the pointer.
    const options = { capture: true, passive: true, signal: this.#stop.signal };
    container.addEventListener('mousedown', (event) => this.#putAt(event), options);
    // R73: where touch is all there is, a drag pans the map. Otherwise each pan that begins on a card would move that
    // card, for every user.
    if (window.matchMedia('(hover: none) and (pointer: coarse)').matches) return;
    container.addEventListener(
      'touchstart',
      (event) => {
        const touch = event.touches[0];
        if (touch && event.touches.length === 1) this.#putAt(touch);
      },
      options,
    );
  }

  /** The mark that it lies over. */
  get mark(): string | null {
    return this.#mark;
  }

  /** True while it is moved. */
  get isDragged(): boolean {
    return this.#node?.grabbed() ?? false;
  }

  remove(): void {
    this.#stop.abort();
  }

  #listen(events: GripEvents): void {
    let dragged: { x: number; y: number } | null = null;
    this.#cy.on('drag', 'node', (event: EventObjectNode) => {
      dragged = { ...event.target.position() };
      if (this.#mark !== null) events.onDragged(this.#mark, dragged);
    });
    this.#cy.on('free', 'node', () => {
      const at = dragged && { x: Math.round(dragged.x), y: Math.round(dragged.y) };
      dragged = null;
      if (at && this.#mark !== null) events.onMoved(this.#mark, at);
    });
  }

  #putAt(press: Press): void {
    const found = this.#find(press);
    this.#node?.remove();
    this.#node = null;
    this.#mark = found?.mark ?? null;
    if (!found) return;
    const { x, y, width, height } = found.box;
    this.#node = this.#cy.add({
      group: 'nodes',
      data: { width, height },
      position: { x: x + width / 2, y: y + height / 2 },
    });
  }
}
