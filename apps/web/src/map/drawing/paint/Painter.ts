import { palettes } from '../colors/palette.ts';
import type { DisplayList } from '../list/DisplayList.ts';
import { Batches } from './Batches.ts';
import { paintBatch } from './paintBatch.ts';

/** A higher density costs time and cannot be seen. */
const MAX_DENSITY = 2;

/**
 * Draws a display list on one canvas, in place of the canvases that are in its container already. Pointer events reach
 * the container through it.
 */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #batches = new Batches();

  constructor(container: HTMLElement) {
    // They stay empty. The browser need not compose what is hidden.
    for (const child of container.children) (child as HTMLElement).style.display = 'none';
    this.#canvas = container.ownerDocument.createElement('canvas');
    this.#canvas.style.cssText = 'position: absolute; left: 0; top: 0';
    // Nothing is seen before the first drawing.
    this.#canvas.width = this.#canvas.height = 0;
    container.prepend(this.#canvas);
    // Without an alpha channel, the browser need not blend the canvas with what is behind it.
    this.#context = this.#canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  }

  /** Draws what a window of the given size shows. */
  paint(list: DisplayList, zoom: number, pan: { x: number; y: number }, width: number, height: number): void {
    const context = this.#context;
    const density = this.#fit(width, height);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = palettes[list.view.scheme].page;
    context.fillRect(0, 0, width, height);
    const batches = this.#batches;
    batches.clear();
    list.visit({ zoom, pan, width, height }, (shapes, at, scale, x, y) =>
      batches.add(shapes, at, scale, x, y),
    );
    for (const batch of batches.inOrder()) paintBatch(context, batch);
  }

  remove(): void {
    this.#canvas.remove();
  }

  /** Gives the canvas the size of the window, and returns its density. */
  #fit(width: number, height: number): number {
    const density = Math.min(MAX_DENSITY, window.devicePixelRatio || 1);
    const [wide, tall] = [Math.round(width * density), Math.round(height * density)];
    const canvas = this.#canvas;
    if (canvas.width !== wide || canvas.height !== tall) {
      canvas.width = wide;
      canvas.height = tall;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    return density;
  }
}
