import type { DisplayList } from '../drawing/list/DisplayList.ts';
import type { Shape } from '../drawing/shapes/Shape.ts';

/** Returns the shapes of all keys of a display list, whether they are in view or not, as at zoom 1. */
export function shapesByKey(list: DisplayList): ReadonlyMap<string, readonly Shape[]> {
  const size = 1e6;
  list.visit({ zoom: 1, pan: { x: size / 2, y: size / 2 }, width: size, height: size }, () => undefined);
  return list.kept();
}

/** Returns the texts among shapes. */
export const textsOf = (shapes: readonly Shape[] = []): string[] =>
  shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
