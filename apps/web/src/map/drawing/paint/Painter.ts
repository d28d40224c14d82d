import type { Rect } from '../../layouts/placement.ts';
import { palettes } from '../colors/palette.ts';
import { Batches } from './Batches.ts';
import type { Paintable } from './Paintable.ts';
import { paintBatch } from './paintBatch.ts';
import { toParts } from './toParts.ts';

/** A higher density costs time and cannot be seen. */
const MAX_DENSITY = 2;

/**
 * From this many shapes in view on, a pan is drawn from a picture that is larger than the window on each side. It costs
 * memory, and a few shapes are drawn as fast.
 */
const MIN_SHAPES = 1500;
/** How far the picture reaches beyond the window on each side, in CSS pixels. */
const BEYOND = 200;
/** How far what is drawn may reach beyond its rectangle, in CSS pixels: it is looked for that much outside of a part. */
const AROUND = 6;

/**
 * A part that is drawn by itself can differ by a shade from the same part of a whole drawing, because a browser smooths
 * cut forms in another way. So the whole is drawn again once nothing has changed for this long, in milliseconds.
 */
const CALM = 500;

/** A drawing of what a window shows, with a margin on each side. */
interface Picture {
  context: CanvasRenderingContext2D;
  shown: Shown;
}

/** A part of the map as a window shows it, in CSS pixels. The pan is a whole number of the canvas’s own pixels. */
interface Shown {
  zoom: number;
  pan: { x: number; y: number };
  width: number;
  height: number;
  density: number;
}

/**
 * Draws shapes on one canvas, in place of the canvases that are in its container already. Pointer events reach
 * the container through it. Only what has changed is drawn again while the window shows the same part of the map.
 */
export class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #batches = new Batches();
  #last: Shown | null = null;
  /** How many shapes were drawn when the whole window was drawn last. */
  #shapes = 0;
  /** The picture from which a pan is drawn. */
  #picture: Picture | null = null;
  #untilCalm = 0;

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
  paint(list: Paintable, zoom: number, pan: { x: number; y: number }, width: number, height: number): void {
    const density = Math.min(MAX_DENSITY, window.devicePixelRatio || 1);
    // What is moved as a picture must be the same as what is drawn.
    const whole = (at: number) => Math.round(at * density) / density;
    const shown = { zoom, pan: { x: whole(pan.x), y: whole(pan.y) }, width, height, density };
    const changed = list.takeChanged(zoom);
    const last = this.#last;
    this.#last = shown;
    if (resize(this.#context.canvas, width, height, density)) {
      this.#context.canvas.style.width = `${width}px`;
      this.#context.canvas.style.height = `${height}px`;
      this.#drawAll(list, shown);
      return;
    }
    if (!last || !isSameButPan(last, shown) || changed === 'all') {
      this.#drawAll(list, shown);
      return;
    }
    const hasMoved = last.pan.x !== shown.pan.x || last.pan.y !== shown.pan.y;
    if (!hasMoved) {
      const parts = toParts(changed, shown);
      if (parts === 'all') this.#drawAll(list, shown);
      else if (parts.length > 0) {
        for (const part of parts) this.#draw(this.#context, list, shown, part);
        this.#picture = null;
        this.#drawAllWhenCalm(list);
      }
    } else if (changed.length > 0 || this.#shapes < MIN_SHAPES) this.#drawAll(list, shown);
    else {
      this.#drawFromPicture(list, last, shown);
      this.#drawAllWhenCalm(list);
    }
  }

  remove(): void {
    window.clearTimeout(this.#untilCalm);
    this.#context.canvas.remove();
  }

  #drawAllWhenCalm(list: Paintable): void {
    window.clearTimeout(this.#untilCalm);
    this.#untilCalm = window.setTimeout(() => {
      if (this.#last) this.#drawAll(list, this.#last);
    }, CALM);
  }

  #drawAll(list: Paintable, shown: Shown): void {
    window.clearTimeout(this.#untilCalm);
    this.#picture = null;
    this.#shapes = this.#draw(this.#context, list, shown, { x: 0, y: 0, ...sizeOf(shown) });
  }

  /** @param last what the canvas shows */
  #drawFromPicture(list: Paintable, last: Shown, shown: Shown): void {
    const picture = (this.#picture ??= this.#takePicture(list, last));
    if (!isWithin(picture.shown.pan, shown.pan)) this.#movePicture(list, picture, shown);
    const margin = marginAt(shown.density);
    copy(picture.context, this.#context, {
      x: (shown.pan.x - picture.shown.pan.x - margin) * shown.density,
      y: (shown.pan.y - picture.shown.pan.y - margin) * shown.density,
    });
  }

  /** Makes a picture of what the canvas shows, and draws what is around it. */
  #takePicture(list: Paintable, shown: Shown): Picture {
    const context = newContext();
    const whole = withMargins(shown);
    resize(context.canvas, whole.width, whole.height, shown.density);
    const margin = marginAt(shown.density);
    copy(this.#context, context, { x: margin * shown.density, y: margin * shown.density });
    const { width, height } = whole;
    const [right, bottom] = [width - margin, height - margin];
    for (const part of [
      { x: 0, y: 0, width, height: margin },
      { x: 0, y: bottom, width, height: margin },
      { x: 0, y: margin, width: margin, height: bottom - margin },
      { x: right, y: margin, width: margin, height: bottom - margin },
    ])
      this.#draw(context, list, whole, part);
    return { context, shown };
  }

  /** Moves a picture, and draws the parts of it that come into view. */
  #movePicture(list: Paintable, picture: Picture, shown: Shown): void {
    const { context, shown: before } = picture;
    const x = shown.pan.x - before.pan.x;
    const y = shown.pan.y - before.pan.y;
    copy(context, context, { x: x * shown.density, y: y * shown.density });
    picture.shown = shown;
    const whole = withMargins(shown);
    const { width, height } = whole;
    const column = { x: x > 0 ? 0 : width + x, y: 0, width: Math.abs(x), height };
    const row = { x: 0, y: y > 0 ? 0 : height + y, width, height: Math.abs(y) };
    for (const part of [column, row])
      if (part.width * part.height > 0) this.#draw(context, list, whole, part);
  }

  /** Draws a part of what is shown, and what of it touches a pixel. Returns the number of shapes. */
  #draw(context: CanvasRenderingContext2D, list: Paintable, shown: Shown, part: Rect): number {
    const { density } = shown;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Whole pixels of the canvas: the edge of a part would otherwise be mixed with what was there, and stay to be seen.
    const [left, top] = [Math.floor(part.x * density), Math.floor(part.y * density)];
    const right = Math.ceil((part.x + part.width) * density);
    const bottom = Math.ceil((part.y + part.height) * density);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.globalAlpha = 1;
    context.fillStyle = palettes[list.scheme].page;
    context.fillRect(left, top, right - left, bottom - top);
    context.setTransform(density, 0, 0, density, 0, 0);
    const batches = this.#batches;
    batches.clear();
    list.visit(shown, (shapes, at, scale, x, y) => batches.add(shapes, at, scale, x, y), enlarged(part));
    let count = 0;
    for (const batch of batches.inOrder()) {
      paintBatch(context, batch);
      count += batch.count;
    }
    context.restore();
    return count;
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

/** Copies the pixels of a canvas, moved by `by`, which is in its own pixels. */
function copy(
  from: CanvasRenderingContext2D,
  to: CanvasRenderingContext2D,
  by: { x: number; y: number },
): void {
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.globalAlpha = 1;
  to.drawImage(from.canvas, Math.round(by.x), Math.round(by.y));
}

const isSameButPan = (a: Shown, b: Shown): boolean =>
  a.zoom === b.zoom && a.width === b.width && a.height === b.height && a.density === b.density;

const isWithin = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.abs(a.x - b.x) <= BEYOND && Math.abs(a.y - b.y) <= BEYOND;

const sizeOf = ({ width, height }: Shown) => ({ width, height });

/** The margin of a picture in CSS pixels: a whole number of the canvas’s own. */
const marginAt = (density: number): number => Math.ceil(BEYOND * density) / density;

function withMargins(shown: Shown): Shown {
  const margin = marginAt(shown.density);
  return {
    ...shown,
    pan: { x: shown.pan.x + margin, y: shown.pan.y + margin },
    width: shown.width + 2 * margin,
    height: shown.height + 2 * margin,
  };
}

const enlarged = ({ x, y, width, height }: Rect): Rect => ({
  x: x - AROUND,
  y: y - AROUND,
  width: width + 2 * AROUND,
  height: height + 2 * AROUND,
});
