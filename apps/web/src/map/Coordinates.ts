import type { Core } from 'cytoscape';
import type { Extent } from './drawing/list/Item.ts';

/** Converts points between the placement, the canvas and the page, as pan and zoom of the graph are now. */
export class Coordinates {
  readonly #cy: Core;

  constructor(cy: Core) {
    this.#cy = cy;
  }

  get zoom(): number {
    return this.#cy.zoom();
  }

  /** Converts a point of the placement to CSS pixels on the page. @param corner spares reading it for each of many */
  toClient(x: number, y: number, corner = this.corner()): { x: number; y: number } {
    const at = this.toCanvas(x, y);
    return { x: corner.x + at.x, y: corner.y + at.y };
  }

  /** Converts a point of the placement to CSS pixels on the canvas. Unlike `toClient`, it reads nothing of the page. */
  toCanvas(x: number, y: number): { x: number; y: number } {
    const pan = this.#cy.pan();
    return { x: pan.x + x * this.zoom, y: pan.y + y * this.zoom };
  }

  /** Converts a point of the page, in CSS pixels, to one of the placement. */
  toMap(clientX: number, clientY: number): { x: number; y: number } {
    const corner = this.corner();
    const pan = this.#cy.pan();
    return { x: (clientX - corner.x - pan.x) / this.zoom, y: (clientY - corner.y - pan.y) / this.zoom };
  }

  /** Returns the part of the placement that is in the window. */
  extent(): Extent {
    const pan = this.#cy.pan();
    const [left, top] = [-pan.x / this.zoom, -pan.y / this.zoom];
    return {
      left,
      top,
      right: left + this.#cy.width() / this.zoom,
      bottom: top + this.#cy.height() / this.zoom,
    };
  }

  /** Returns the upper left corner of the canvas on the page. */
  corner(): { x: number; y: number } {
    const { left, top } = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    return { x: left, y: top };
  }
}
