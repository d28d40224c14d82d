import type { PlacedBand } from '../../layouts/placement.ts';
import type { Shape } from '../shapes/Shape.ts';
import type { TileFacts } from '../tiles/toTileFacts.ts';
import type { Extent, Item } from './Item.ts';

/**
 * A band with what is drawn in it. The items are derived when the block is first drawn whole or half, the facts and the
 * shapes of its tile when it is first drawn as one.
 */
export class Block {
  readonly cards = new Set<string>();
  readonly bars = new Set<string>();
  /** The headings and bars of the outside in it, as keys of the display list. */
  readonly frame = new Set<string>();
  items: Map<string, Item> | null = null;
  facts: TileFacts | null = null;
  tile: { width: number; height: number; shapes: readonly Shape[] } | null = null;
  /** The rectangle around the band and all its marks: a dragged card may be outside of its band. */
  extent: Extent | null = null;

  constructor(public band: PlacedBand) {}

  /** The mark of its tile. */
  get mark(): string {
    return `p:${this.band.key}`;
  }
}
