import { Bounds } from '../layouts/placement.ts';
import type { Placement, PlacementChange, Rect } from '../layouts/placement.ts';

/** Returns bounds with what has changed in a placement, at the cost of the change. */
export function grownBounds(before: Rect, placement: Placement, moved: PlacementChange): Rect {
  const bounds = new Bounds();
  bounds.add(before);
  for (const id of moved.cards) {
    const card = placement.cards.get(id);
    if (card) bounds.add(card);
  }
  for (const key of moved.bands) {
    const band = placement.bands.get(key);
    if (band) bounds.add(band);
  }
  for (const key of moved.bars) {
    const bar = placement.bars.get(key);
    if (bar) bounds.addBar(bar);
  }
  if (moved.hasFrame) {
    for (const rect of placement.outside) bounds.addOutside(rect);
    for (const heading of placement.headings.values()) bounds.addHeading(heading);
  }
  return bounds.rect();
}
