import type { Core } from 'cytoscape';
import type { Rect, Room } from './layouts/placement.ts';

const MAX_ZOOM_AT_FIT = 1.25;
/** The limits of the graph’s zoom. At the lower one 100,000 containers are in view. */
export const MAX_ZOOM = 4;
export const MIN_ZOOM = 0.01;
/** The space around a fitted drawing, in CSS pixels. */
const MARGIN = 16;
/** In a window at least this wide, the buttons at the right end get a margin of their own, and cover no mark. */
const WIDE = 600;
const MARGIN_OF_BUTTONS = 52;
/** In milliseconds. */
const DURATION = 160;

interface View {
  zoom: number;
  pan: { x: number; y: number };
}

/** A view that the user has chosen, beside a panel that covers so many pixels, and the one before that panel. */
export interface KeptView {
  view: View;
  covered: number;
  beforePanel: View | null;
}

/** Pan and zoom of the graph. Movements are animated, unless the user prefers reduced motion. */
export class Viewport {
  readonly #cy: Core;
  readonly #drawing: () => Rect;
  readonly #isMotionReduced: () => boolean;
  #covered = 0;
  #size: { width: number; height: number };
  /** Where the last movement that was not the user’s own ends, and what it fits. */
  #set: (View & { fitted: (() => Rect) | null }) | null = null;
  /** The user’s view before a panel covered it, to which it returns. */
  #beforePanel: View | null = null;
  #sheet = 0;
  /** The view before a sheet covered it, and what that fitted. A view of a window of another size is `null`. */
  #beforeSheet: { view: View | null; fitted: (() => Rect) | null } | null = null;

  /** @param drawing returns the bounds of all that is drawn */
  constructor(cy: Core, drawing: () => Rect, isMotionReduced: () => boolean) {
    this.#cy = cy;
    this.#drawing = drawing;
    this.#isMotionReduced = isMotionReduced;
    this.#size = { width: cy.width(), height: cy.height() };
    cy.on('resize', () => this.#resize());
  }

  /** Returns the room that a fitted drawing has while no panel covers it, in CSS pixels. */
  room(): Room {
    return this.#inside(this.#cy.width());
  }

  /** Returns the room that a fitted drawing has now, in CSS pixels. */
  roomLeft(): Room {
    return this.#inside(this.#cy.width() - this.#covered);
  }

  /**
   * Sets the width of the panel that covers the right side, in CSS pixels. What was in view stays in view: a fitted
   * drawing is fitted to the rest, any other view shifts to the left, and shrinks if the rest is too narrow. When the
   * panel closes, a view that the user has not changed in the meantime returns.
   */
  setCovered(pixels: number): void {
    this.#cover(pixels, true);
  }

  #cover(pixels: number, animated: boolean): void {
    const before = this.#covered;
    if (pixels === before) return;
    this.#covered = pixels;
    const isOwn = this.#isOwn();
    if (this.#set?.fitted && isOwn) this.#fit(this.#set.fitted, animated);
    else if (pixels > before) this.#shift(before, animated);
    else if (this.#beforePanel && isOwn) this.#go(this.#beforePanel, null, animated);
    if (pixels === 0) this.#beforePanel = null;
  }

  /**
   * Sets the height of the sheet that covers the lower end, in CSS pixels. Little room is left above a sheet: the view stays,
   * only what is to be revealed moves there. When the sheet closes, a view that the user has not changed returns.
   */
  setSheet(pixels: number): void {
    const before = this.#sheet;
    this.#sheet = pixels;
    if (before === 0 && pixels > 0)
      this.#beforeSheet = {
        view: { ...this.#ahead() },
        fitted: this.#isOwn() ? (this.#set?.fitted ?? null) : null,
      };
    if (pixels > 0 || !this.#beforeSheet) return;
    const { view, fitted } = this.#beforeSheet;
    this.#beforeSheet = null;
    if (!this.#isOwn()) return;
    if (view) this.#go(view, fitted, true);
    else if (fitted) this.fit(fitted);
  }

  /** Shows the whole drawing, or another rectangle, which is asked for again when the room changes. */
  fit(fitted = this.#drawing): void {
    this.#fit(fitted, true);
  }

  /** Shows the whole drawing at once. */
  reset(): void {
    this.#fit(this.#drawing, false);
  }

  #fit(fitted: () => Rect, animated: boolean): void {
    const bounds = fitted();
    const { width, height } = this.roomLeft();
    if (bounds.width === 0 || width <= 0 || height <= 0) return;
    const whole = Math.min(MAX_ZOOM_AT_FIT, width / bounds.width, height / bounds.height);
    const zoom = Math.max(MIN_ZOOM, whole);
    const pan = {
      x: MARGIN + (width - bounds.width * zoom) / 2 - bounds.x * zoom,
      y: MARGIN + Math.min((height - bounds.height * zoom) / 2, 40) - bounds.y * zoom,
    };
    this.#beforePanel = null;
    this.#go({ zoom, pan }, fitted, animated);
  }

  /** Fits again what is in view as it was fitted: the drawing or the window has another size. */
  refit(): void {
    if (this.#set?.fitted && this.#isOwn()) this.#fit(this.#set.fitted, false);
  }

  /** The view to which `restore` returns; `null` while the whole drawing is fitted, or nothing is shown. */
  get kept(): KeptView | null {
    const isFitted = this.#isOwn() && this.#set?.fitted === this.#drawing;
    return isFitted || !this.#set
      ? null
      : { view: this.#ahead(), covered: this.#covered, beforePanel: this.#beforePanel };
  }

  /** Returns to a view of the same drawing in a window of the same size. */
  restore({ view, covered, beforePanel }: KeptView): void {
    const now = this.#covered;
    this.#covered = covered;
    this.#beforePanel = beforePanel;
    this.#go(view, null, false);
    this.#cover(now, false);
  }

  zoomBy(factor: number): void {
    const from = this.#ahead();
    const { x, y } = from.pan;
    const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, from.zoom * factor));
    const [cx, cy] = [(this.#cy.width() - this.#covered) / 2, this.#cy.height() / 2];
    const by = zoom / from.zoom;
    this.#beforePanel = null;
    this.#go({ zoom, pan: { x: cx - (cx - x) * by, y: cy - (cy - y) * by } }, null, true);
  }

  /** Moves the viewport as far as needed to show a box of the placement. */
  reveal(box: Rect): void {
    // Where the box will be when a movement that is going on has ended.
    const { zoom, pan } = this.#ahead();
    const [x, y] = [pan.x + box.x * zoom, pan.y + box.y * zoom];
    const dx = intoView(x, x + box.width * zoom, this.#cy.width() - this.#covered);
    const dy = intoView(y, y + box.height * zoom, this.#cy.height() - this.#sheet);
    if (dx !== 0 || dy !== 0) this.#go({ zoom, pan: { x: pan.x + dx, y: pan.y + dy } }, null, true);
  }

  /** Shifts what was in view beside a panel of the width `before` into what the panel leaves now. */
  #shift(before: number, animated: boolean): void {
    const view = this.#ahead();
    const { x, width } = this.#drawing();
    const from = Math.max(0, x * view.zoom + view.pan.x);
    const to = Math.min(this.#cy.width() - before, (x + width) * view.zoom + view.pan.x);
    const free = this.#cy.width() - this.#covered;
    this.#beforePanel ??= view;
    if (to <= free || to <= from || free <= 0) return;
    const by = Math.min(1, free / (to - from));
    const middle = this.#cy.height() / 2;
    const pan = {
      x: (by < 1 ? 0 : from - (to - free)) + (view.pan.x - from) * by,
      y: middle + (view.pan.y - middle) * by,
    };
    this.#go({ zoom: view.zoom * by, pan }, null, animated);
  }

  /** The room inside the margins of a window of this width. */
  #inside(width: number): Room {
    const right = width >= WIDE ? MARGIN_OF_BUTTONS : MARGIN;
    return { width: width - MARGIN - right, height: this.#cy.height() - 2 * MARGIN };
  }

  /** Returns the view, or the one at which a movement that is going on will end. */
  #ahead(): View {
    return this.#set && this.#cy.animated()
      ? this.#set
      : { zoom: this.#cy.zoom(), pan: { ...this.#cy.pan() } };
  }

  /** True if the user has not moved the view since it was last set. */
  #isOwn(): boolean {
    if (!this.#set) return false;
    const { zoom, pan } = this.#ahead();
    const isNear = (a: number, b: number) => Math.abs(a - b) < 0.01;
    return (
      isNear(zoom / this.#set.zoom, 1) && isNear(pan.x, this.#set.pan.x) && isNear(pan.y, this.#set.pan.y)
    );
  }

  /** Cytoscape reports a resize also after a click. */
  #resize(): void {
    const [width, height] = [this.#cy.width(), this.#cy.height()];
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    // Views of a window of another size would show something else in this one.
    this.#beforePanel = null;
    if (this.#beforeSheet) this.#beforeSheet.view = null;
    this.refit();
  }

  #go(view: View, fitted: (() => Rect) | null, animated: boolean): void {
    this.#cy.stop();
    this.#set = { ...view, fitted };
    if (animated && !this.#isMotionReduced())
      this.#cy.animate({ zoom: view.zoom, pan: view.pan }, { duration: DURATION });
    else this.#cy.viewport(view);
  }
}

/**
 * Returns how far a span must move to be in a window of the given size, with a margin. A span that is too large shows
 * its start.
 */
function intoView(from: number, to: number, size: number): number {
  if (from >= 0 && to <= size) return 0;
  const atEnd = size - MARGIN - to;
  const atStart = MARGIN - from;
  return to > size ? Math.max(atEnd, atStart) : atStart;
}
