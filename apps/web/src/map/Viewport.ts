import type { Core } from 'cytoscape';
import type { Rect } from './layouts/placement.ts';

/** `FIT_PADDING` is in CSS pixels. A drawing that is too tall for the minimum zoom is shown from its top. */
const MAX_ZOOM_AT_FIT = 1.25;
const FIT_PADDING = 28;
const MIN_ZOOM_OF_TALL = 0.3;
/**
 * In a window narrower than this (CSS pixels), the whole drawing would be too small to read. There the map opens with
 * at least the zoom below, at its upper left corner.
 */
const NARROW = 600;
const MIN_ZOOM_OF_NARROW = 0.62;

/** Pan and zoom of the graph, and the conversion of coordinates to those of the page. */
export class Viewport {
  readonly #cy: Core;
  #covered = 0;

  constructor(cy: Core) {
    this.#cy = cy;
  }

  /**
   * Sets the width of the panel that covers the right side, in CSS pixels. Nothing moves at once, but `fit`, `open` and
   * `reveal` use the rest.
   */
  setCovered(pixels: number): void {
    this.#covered = pixels;
  }

  fit(bounds: Rect, animated: boolean): void {
    this.#show(bounds, 0, animated);
  }

  open(bounds: Rect): void {
    this.#show(bounds, this.#room()[0] < NARROW ? MIN_ZOOM_OF_NARROW : 0, false);
  }

  zoomBy(factor: number, animated = false): void {
    const { x, y } = this.#cy.pan();
    const zoom = Math.min(4, Math.max(0.03, this.#cy.zoom() * factor));
    const [cx, cy] = [this.#cy.width() / 2, this.#cy.height() / 2];
    const by = zoom / this.#cy.zoom();
    this.#go(zoom, { x: cx - (cx - x) * by, y: cy - (cy - y) * by }, animated);
  }

  /** Moves the viewport as far as needed to show a box, which is in pixels of the canvas. */
  reveal(box: { x1: number; x2: number; y1: number; y2: number }, animated: boolean): void {
    const [width, height] = this.#room();
    const { x, y } = this.#cy.pan();
    const by = { x: intoView(box.x1, box.x2, width), y: intoView(box.y1, box.y2, height) };
    if (by.x !== 0 || by.y !== 0) this.#go(this.#cy.zoom(), { x: x + by.x, y: y + by.y }, animated);
  }

  /** Converts a point of the placement to CSS pixels on the page. */
  toClient(x: number, y: number): { x: number; y: number } {
    const corner = this.corner();
    const pan = this.#cy.pan();
    const zoom = this.#cy.zoom();
    return { x: corner.x + pan.x + x * zoom, y: corner.y + pan.y + y * zoom };
  }

  /** Returns the upper left corner of the canvas on the page. */
  corner(): { x: number; y: number } {
    const { left, top } = (this.#cy.container() as HTMLElement).getBoundingClientRect();
    return { x: left, y: top };
  }

  #show(bounds: Rect, minZoom: number, animated: boolean): void {
    const [width, height] = this.#room();
    if (bounds.width === 0 || width === 0) return;
    // The label Outside is above the first band.
    const top = bounds.y - 26;
    const tall = bounds.height + 26;
    const across = (width - 2 * FIT_PADDING) / bounds.width;
    const down = (height - 2 * FIT_PADDING) / tall;
    // A drawing that is much taller than the window is shown from its top. The whole of it would be too small to read.
    const whole = Math.min(MAX_ZOOM_AT_FIT, across, Math.max(down, MIN_ZOOM_OF_TALL));
    const zoom = Math.max(whole, minZoom);
    const pan = {
      x: Math.max(FIT_PADDING, (width - bounds.width * zoom) / 2) - bounds.x * zoom,
      y: Math.max(FIT_PADDING, Math.min((height - tall * zoom) / 2, 60)) - top * zoom,
    };
    this.#go(zoom, pan, animated);
  }

  /** Returns the width and height that no panel covers. */
  #room(): [width: number, height: number] {
    return [this.#cy.width() - this.#covered, this.#cy.height()];
  }

  #go(zoom: number, pan: { x: number; y: number }, animated: boolean): void {
    this.#cy.stop();
    if (animated) this.#cy.animate({ zoom, pan }, { duration: 160 });
    else this.#cy.viewport({ zoom, pan });
  }
}

/**
 * Returns how far a span must move to be in a window of the given size, with a margin. A span that is too large shows
 * its start.
 */
function intoView(from: number, to: number, size: number): number {
  if (from >= 0 && to <= size) return 0;
  const atEnd = size - FIT_PADDING - to;
  const atStart = FIT_PADDING - from;
  return to > size ? Math.max(atEnd, atStart) : atStart;
}
