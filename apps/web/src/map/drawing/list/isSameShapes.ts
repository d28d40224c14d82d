import type { Shape } from '../shapes/Shape.ts';

/** True if two lists of shapes are drawn alike. Styles are the same if they are the same object. */
export const isSameShapes = (a: readonly Shape[], b: readonly Shape[]): boolean =>
  a === b || (a.length === b.length && a.every((shape, i) => isSameShape(shape, b[i] as Shape)));

function isSameShape(a: Shape, b: Shape): boolean {
  const other = b as unknown as Record<string, unknown>;
  if (Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.entries(a).every(([key, value]) =>
    Array.isArray(value) ? isSameList(value, other[key]) : Object.is(value, other[key]),
  );
}

const isSameList = (a: readonly unknown[], b: unknown): boolean =>
  Array.isArray(b) && a.length === b.length && a.every((value, i) => value === b[i]);
