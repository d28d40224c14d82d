import type { Rect } from '../../layouts/placement.ts';
import type { Scheme } from '../colors/palette.ts';
import type { ShapeSink, Window } from '../list/DisplayList.ts';
import type { Extent } from '../list/Item.ts';

/** What is painted: shapes, and which parts of the map look different than before. */
export interface Paintable {
  readonly scheme: Scheme;
  takeChanged(zoom: number): readonly Extent[] | 'all';
  visit(window: Window, sink: ShapeSink, part?: Rect): void;
}
