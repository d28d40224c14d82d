import type { Coordinates } from './Coordinates.ts';
import { levelOf } from './drawing/shapes/levels.ts';
import { openedPart } from './openedPart.ts';
import type { Atlas } from './parts/Atlas.ts';
import type { KeptView, Viewport } from './Viewport.ts';

/** What was in view on a map that is gone. */
export interface LeftView extends KeptView {
  /** The mark that was last brought into view. */
  revealed: string | null;
}

/** Brings marks and blocks into view. */
export class Revealer {
  readonly #atlas: Atlas;
  readonly #viewport: Viewport;
  readonly #coordinates: Coordinates;
  /** The mark to bring into view as soon as it is drawn. */
  #awaited: { id: string; isReadable: boolean } | null = null;
  /** The mark that was last to be brought into view. */
  #revealed: string | null = null;

  constructor(atlas: Atlas, viewport: Viewport, coordinates: Coordinates) {
    this.#atlas = atlas;
    this.#viewport = viewport;
    this.#coordinates = coordinates;
  }

  /** What was in view, for a drawing that is the same; `null` while all of it is. */
  get left(): LeftView | null {
    const { kept } = this.#viewport;
    return kept && { ...kept, revealed: this.#revealed };
  }

  /** Returns to what was in view, unless another mark was to be brought into view since. */
  returnTo(left: LeftView): void {
    if (this.#revealed === null || this.#revealed === left.revealed) this.#viewport.restore(left);
  }

  /** Shows the block of a tile as large as the window; of a large one the part around a point of the map, or its middle. */
  openBlock(mark: string, at?: { x: number; y: number }): void {
    const found = this.#atlas.blockOf(mark);
    if (!found) return;
    const { part, block, box } = found;
    const inBlock = at && { x: at.x - box.x, y: at.y - box.y };
    this.#viewport.fit(() => {
      const now = part.toChart(block.band);
      const point = inBlock && { x: now.x + inBlock.x, y: now.y + inBlock.y };
      return openedPart(now, this.#viewport.roomLeft(), point);
    });
  }

  /**
   * Moves the viewport as far as needed to show a mark. A mark that is not drawn yet is shown as soon as it is.
   * @param isReadable true: also zooms in to the mark’s block where that is not drawn whole
   */
  reveal(id: string, isReadable: boolean): void {
    const found = this.#atlas.markBox(id);
    this.#revealed = id;
    const opens = isReadable || (this.#awaited?.id === id && this.#awaited.isReadable);
    this.#awaited = found ? null : { id, isReadable: opens };
    if (!found) return;
    const { box, block } = found;
    if (block && opens && levelOf(block.band, this.#coordinates.zoom) !== 'whole')
      this.openBlock(found.part.toOutside(block.mark), {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
      });
    else this.#viewport.reveal(box);
  }

  /** Shows the mark that is waited for, if it is drawn now. */
  revealAwaited(): void {
    if (this.#awaited) this.reveal(this.#awaited.id, this.#awaited.isReadable);
  }

  /** Waits no longer for a mark that is not selected. */
  forgetUnlessIn(selected: ReadonlySet<string>): void {
    if (this.#awaited && !selected.has(this.#awaited.id)) this.#awaited = null;
  }
}
