import type { Shape } from '../shapes/Shape.ts';

/** How far text, frames and dots may reach beyond their mark, in pixels at zoom 1. */
export const AROUND = 24;

/** The shapes of one mark, and the rectangle that holds them, in pixels at zoom 1. */
export interface Item {
  left: number;
  top: number;
  right: number;
  bottom: number;
  shapes: readonly Shape[];
}

/** A part of the map in pixels at zoom 1. */
export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const meets = (a: Extent, b: Extent): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

export const holds = (outer: Extent, inner: Extent): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;
