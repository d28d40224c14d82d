import { expect } from 'vitest';
import type { DisplayList, Window } from '../drawing/list/DisplayList.ts';
import { toParts } from '../drawing/paint/toParts.ts';
import { isDrawnAt } from '../drawing/shapes/Shape.ts';
import type { Shape } from '../drawing/shapes/Shape.ts';
import type { LiveDrawing } from './LiveDrawing.ts';

/** Points of a shape: its corners, its ends, or where it is written. */
function pointsOf(shape: Shape): [number, number][] {
  const { kind } = shape;
  if (kind === 'dots') return shape.at.flatMap((x, i) => (i % 2 === 0 ? [[x, shape.at[i + 1] ?? 0]] : []));
  const { x, y } = shape;
  if (kind === 'line') {
    return [
      [x, y],
      [shape.toX, shape.toY],
    ];
  }
  if (kind !== 'box') return [[x, y]];
  const [right, bottom] = [x + shape.width, y + shape.height];
  return [
    [x, y],
    [right, y],
    [x, bottom],
    [right, bottom],
  ];
}

/** The shapes that may be seen in a window, as text, with their points in it. */
function drawnIn(list: DisplayList, window: Window): Map<string, { x: number; y: number }[]> {
  const drawn = new Map<string, { x: number; y: number }[]>();
  list.visit(window, (shapes, zoom, scale, left, top) => {
    for (const shape of shapes) {
      if (!isDrawnAt(shape, zoom)) continue;
      const points = pointsOf(shape).map(([x, y]) => ({ x: x * scale + left, y: y * scale + top }));
      drawn.set(
        JSON.stringify([shape, scale, left, top]),
        points.filter(({ x, y }) => x >= 0 && x <= window.width && y >= 0 && y <= window.height),
      );
    }
  });
  return drawn;
}

/**
 * Makes a small change, and checks that all looks as made from the start then, and that what looks different than before is
 * in the parts that are said to have changed.
 */
export function checkParts(live: LiveDrawing, zoom: number, change: () => void): void {
  const { list } = live;
  const window = { zoom, pan: { x: 40, y: 60 }, width: 2400 * zoom, height: 1600 * zoom };
  const before = drawnIn(list, window);
  list.takeChanged(zoom);
  change();
  const changed = list.takeChanged(zoom);
  const parts = changed === 'all' ? 'all' : toParts(changed, window);
  if (parts === 'all') throw new Error('a small change draws the whole window');
  const after = drawnIn(list, window);
  expect([...after.keys()].sort()).toEqual([...drawnIn(live.fresh(), window).keys()].sort());
  const differing = [
    ...[...before].filter(([shape]) => !after.has(shape)),
    ...[...after].filter(([shape]) => !before.has(shape)),
  ];
  const isIn = ({ x, y }: { x: number; y: number }) =>
    parts.some((part) => x >= part.x && x <= part.x + part.width && y >= part.y && y <= part.y + part.height);
  for (const [shape, points] of differing) expect(points.every(isIn), shape).toBe(true);
  expect(list.takeChanged(zoom)).toEqual([]);
}
