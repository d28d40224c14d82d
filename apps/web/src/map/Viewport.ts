import type { Core } from 'cytoscape';
import type { Rect } from './layouts/placement.ts';

const MOST_ZOOM_AT_FIT = 1.25;
const FIT_PADDING = 28;
const LEAST_ZOOM_OF_TALL = 0.3;
/** On a phone the whole drawing would be a stamp: it opens readable, at its upper left, and is panned. */
const NARROW = 600;
const LEAST_ZOOM_OF_NARROW = 0.62;

/** What of the drawing is in sight: fitting, zooming, and where a point of the model is on the page. */
export class Viewport {
  readonly #cy: Core;
  #covered = 0;

  constructor(cy: Core) {
    this.#cy = cy;
  }

  /** Pixels at the right that a panel lies over; nothing moves for it, but what is shown next is shown beside it. */
  setCovered(pixels: number): void {
    this.#covered = pixels;
  }

  fit(bounds: Rect, animated: boolean): void {
    this.#show(bounds, 0, animated);
  }

  open(bounds: Rect): void {
    this.#show(bounds, this.#room()[0] < NARROW ? LEAST_ZOOM_OF_NARROW : 0, false);
  }

  zoomBy(factor: number, animated = false): void {
    const { x, y } = this.#cy.pan();
    const zoom = Math.min(4, Math.max(0.03, this.#cy.zoom() * factor));
    const [cx, cy] = [this.#cy.width() / 2, this.#cy.height() / 2];
    const by = zoom / this.#cy.zoom();
    this.#go(zoom, { x: cx - (cx - x) * by, y: cy - (cy - y) * by }, animated);
  }

  /** Brings a box (in pixels of the canvas) into view if it is out of it, moving no further than that takes. */
  reveal(box: { x1: number; x2: number; y1: number; y2: number }, animated: boolean): void {
    const [width, height] = this.#room();
    const { x, y } = this.#cy.pan();
    const by = { x: intoView(box.x1, box.x2, width), y: intoView(box.y1, box.y2, height) };
    if (by.x !== 0 || by.y !== 0) this.#go(this.#cy.zoom(), { x: x + by.x, y: y + by.y }, animated);
  }

  /** A point of the model on the page, in CSS pixels. */
  toClient(x: number, y: number): { x: number; y: number } {
    const corner = this.corner();
    const pan = this.#cy.pan();
    const zoom = this.#cy.zoom();
    return { x: corner.x + pan.x + x * zoom, y: corner.y + pan.y + y * zoom };
  }

  /** The upper left corner of the canvas on the page. */
  corner(): { x: number; y: number } {
    const { left, top } = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    return { x: left, y: top };
  }

  #show(bounds: Rect, leastZoom: number, animated: boolean): void {
    const [width, height] = this.#room();
    if (bounds.width === 0 || width === 0) return;
    // Above the first band stands the word Outside.
    const top = bounds.y - 26;
    const tall = bounds.height + 26;
    const across = (width - 2 * FIT_PADDING) / bounds.width;
    const down = (height - 2 * FIT_PADDING) / tall;
    // A drawing far taller than the window is shown from its top: whole it would be a thread.
    const whole = Math.min(MOST_ZOOM_AT_FIT, across, Math.max(down, LEAST_ZOOM_OF_TALL));
    const zoom = Math.max(whole, leastZoom);
    const pan = {
      x: Math.max(FIT_PADDING, (width - bounds.width * zoom) / 2) - bounds.x * zoom,
      y: Math.max(FIT_PADDING, Math.min((height - tall * zoom) / 2, 60)) - top * zoom,
    };
    this.#go(zoom, pan, animated);
  }

  /** Width and height that no panel covers. */
  #room(): [width: number, height: number] {
    return [this.#cy.width() - this.#covered, this.#cy.height()];
  }

  #go(zoom: number, pan: { x: number; y: number }, animated: boolean): void {
    this.#cy.stop();
    if (animated) this.#cy.animate({ zoom, pan }, { duration: 160 });
    else this.#cy.viewport({ zoom, pan });
  }
}

/** How far a span must move to lie within a window with some margin; what is larger than that shows its beginning. */
function intoView(from: number, to: number, size: number): number {
  if (from >= 0 && to <= size) return 0;
  const atEnd = size - FIT_PADDING - to;
  const atStart = FIT_PADDING - from;
  return to > size ? Math.max(atEnd, atStart) : atStart;
}
