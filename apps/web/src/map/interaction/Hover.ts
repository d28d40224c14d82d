/** The part of a pointer event that counts. */
type Pointed = Pick<PointerEvent, 'pointerType' | 'buttons' | 'clientX' | 'clientY'>;

/**
 * What is under the pointer, also when the map moves under a pointer that rests. While a button is pressed, what was
 * under it stays. A finger points at nothing.
 */
export class Hover {
  /** The mark under the pointer. */
  mark: string | null = null;
  readonly #find: (clientX: number, clientY: number) => string | null;
  #at: Pointed | null = null;

  /** @param find returns the mark at a point of the page */
  constructor(find: (clientX: number, clientY: number) => string | null) {
    this.#find = find;
  }

  /** Takes over where the pointer is. */
  point(event: Pointed): void {
    this.#at = event.pointerType === 'touch' ? null : event;
  }

  /** The pointer has left the map. */
  leave(): void {
    this.#at = null;
  }

  /**
   * Finds out again what is under the pointer.
   *
   * @param dragged the mark that is being dragged, which stays under the pointer; `null` without a drag
   * @returns true if it is another mark than before
   */
  update(dragged: string | null): boolean {
    const before = this.mark;
    if (dragged !== null) this.mark = dragged;
    else if (!this.#at) this.mark = null;
    else if (this.#at.buttons === 0) this.mark = this.#find(this.#at.clientX, this.#at.clientY);
    return this.mark !== before;
  }
}
