import { palettes } from '../colors/palette.ts';
import type { DisplayList } from '../list/DisplayList.ts';
import { Batches } from './Batches.ts';
import { paintBatch } from './paintBatch.ts';

/** A higher density costs time and cannot be seen. */
const MAX_DENSITY = 2;

/**
 * From this many shapes in view on, a pan is drawn from a picture that is larger than the window on each side. It costs
 * memory, and a few shapes are drawn as fast.
 */
const MIN_SHAPES = 1500;
/** How far the picture reaches beyond the window on each side, in CSS pixels. */
const BEYOND = 200;

/** A part of the map as a window shows it. */
interface Shown {
  version: number;
  zoom: number;
  pan: { x: number; y: number };
  width: number;
  height: number;
  density: number;
}

/**
 * Draws a display list on one canvas, in place of the canvases that are in its container already. Pointer events reach
 * the container through it.
 */
export class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #batches = new Batches();
  #last: Shown | null = null;
  /** How many shapes were drawn last. */
  #shapes = 0;
  /** The picture from which a pan is drawn, and what it shows without its margins. */
  #picture: { context: CanvasRenderingContext2D; shown: Shown } | null = null;

  constructor(container: HTMLElement) {
    // They stay empty. The browser need not compose what is hidden.
    for (const child of container.children) (child as HTMLElement).style.display = 'none';
    this.#context = newContext();
    const { canvas } = this.#context;
    canvas.style.cssText = 'position: absolute; left: 0; top: 0';
    // Nothing is seen before the first drawing.
    canvas.width = canvas.height = 0;
    container.prepend(canvas);
  }

  /** Draws what a window of the given size shows. */
  paint(list: DisplayList, zoom: number, pan: { x: number; y: number }, width: number, height: number): void {
    const density = Math.min(MAX_DENSITY, window.devicePixelRatio || 1);
    const shown: Shown = { version: list.version, zoom, pan: { ...pan }, width, height, density };
    const last = this.#last;
    this.#last = shown;
    if (resize(this.#context.canvas, width, height, density)) {
      this.#context.canvas.style.width = `${width}px`;
      this.#context.canvas.style.height = `${height}px`;
    }
    const isPan =
      last !== null && isSameButPan(last, shown) && (last.pan.x !== pan.x || last.pan.y !== pan.y);
    if (isPan && this.#shapes >= MIN_SHAPES) this.#paintPicture(list, shown);
    else {
      if (!isPan) this.#picture = null;
      this.#draw(this.#context, list, shown);
    }
  }

  remove(): void {
    this.#context.canvas.remove();
  }

  #paintPicture(list: DisplayList, shown: Shown): void {
    const { width, height, density, pan } = shown;
    const known = this.#picture?.shown;
    if (!known || !isSameButPan(known, shown) || !isWithin(known.pan, pan)) {
      const context = this.#picture?.context ?? newContext();
      const larger = { ...shown, width: width + 2 * BEYOND, height: height + 2 * BEYOND };
      resize(context.canvas, larger.width, larger.height, density);
      this.#draw(context, list, { ...larger, pan: { x: pan.x + BEYOND, y: pan.y + BEYOND } });
      this.#picture = { context, shown };
    }
    const picture = this.#picture as { context: CanvasRenderingContext2D; shown: Shown };
    // Whole pixels, so that the picture stays sharp.
    const x = Math.round((pan.x - picture.shown.pan.x - BEYOND) * density);
    const y = Math.round((pan.y - picture.shown.pan.y - BEYOND) * density);
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(picture.context.canvas, x, y);
  }

  #draw(context: CanvasRenderingContext2D, list: DisplayList, shown: Shown): void {
    const { width, height, density } = shown;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = palettes[list.view.scheme].page;
    context.fillRect(0, 0, width, height);
    const batches = this.#batches;
    batches.clear();
    list.visit(shown, (shapes, at, scale, x, y) => batches.add(shapes, at, scale, x, y));
    this.#shapes = 0;
    for (const batch of batches.inOrder()) {
      paintBatch(context, batch);
      this.#shapes += batch.count;
    }
  }
}

function newContext(): CanvasRenderingContext2D {
  // Without an alpha channel, the browser need not blend the canvas with what is behind it.
  return document.createElement('canvas').getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
}

/** Gives a canvas a size in CSS pixels. Returns true if it had another. */
function resize(canvas: HTMLCanvasElement, width: number, height: number, density: number): boolean {
  const [wide, tall] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width === wide && canvas.height === tall) return false;
  canvas.width = wide;
  canvas.height = tall;
  return true;
}

const isSameButPan = (a: Shown, b: Shown): boolean =>
  a.version === b.version &&
  a.zoom === b.zoom &&
  a.width === b.width &&
  a.height === b.height &&
  a.density === b.density;

const isWithin = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.abs(a.x - b.x) <= BEYOND && Math.abs(a.y - b.y) <= BEYOND;
