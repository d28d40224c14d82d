import { isDrawnAt } from '../shapes/Shape.ts';
import type { Shape, Style } from '../shapes/Shape.ts';

/** The shapes of one style that are drawn in a frame, each with its place: scale, x and y. */
export interface Batch {
  style: Style;
  shapes: Shape[];
  /** Three numbers for each shape. */
  places: number[];
  /** How many of `shapes` are of this frame. */
  count: number;
}

/**
 * Collects the shapes of a frame by style, in drawing order. The lists are kept from frame to frame, so that a frame
 * allocates nothing.
 */
export class Batches {
  readonly #byStyle = new Map<Style, Batch>();
  #sorted: Batch[] = [];
  #isSorted = true;

  /** Forgets all shapes, and the styles that the last frame did not use. */
  clear(): void {
    for (const [style, batch] of this.#byStyle) {
      if (batch.count === 0) {
        this.#byStyle.delete(style);
        this.#isSorted = false;
      }
      batch.count = 0;
    }
  }

  add(shapes: readonly Shape[], zoom: number, scale: number, x: number, y: number): void {
    for (const shape of shapes) {
      if (!isDrawnAt(shape, zoom)) continue;
      let batch = this.#byStyle.get(shape.style);
      if (!batch) {
        batch = { style: shape.style, shapes: [], places: [], count: 0 };
        this.#byStyle.set(shape.style, batch);
        this.#isSorted = false;
      }
      const i = batch.count++;
      batch.shapes[i] = shape;
      batch.places[3 * i] = scale;
      batch.places[3 * i + 1] = x;
      batch.places[3 * i + 2] = y;
    }
  }

  /**
   * Returns the batches from the lowest layer to the highest. The order within a layer does not depend on what was drawn
   * before, so that a part that is drawn again looks the same as the whole.
   */
  inOrder(): readonly Batch[] {
    if (!this.#isSorted) {
      this.#sorted = [...this.#byStyle.values()].sort(
        (a, b) => a.style.layer - b.style.layer || (textOf(a.style) < textOf(b.style) ? -1 : 1),
      );
      this.#isSorted = true;
    }
    return this.#sorted;
  }
}

const texts = new WeakMap<Style, string>();

/** Returns a text that is the same for styles that look the same. */
function textOf(style: Style): string {
  let text = texts.get(style);
  if (text === undefined) texts.set(style, (text = JSON.stringify(style)));
  return text;
}
