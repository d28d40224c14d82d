import { expect, it } from 'vitest';
import { Hover } from './Hover.ts';

/** A map on which a card begins at `edge`. */
function hoverOver(map: { edge: number; found: number }): Hover {
  return new Hover((x) => {
    map.found += 1;
    return x >= map.edge ? 'c:card' : null;
  });
}

const at = (clientX: number, buttons = 0, pointerType = 'mouse') => ({
  clientX,
  clientY: 0,
  buttons,
  pointerType,
});

it('R76: what is under a resting pointer changes when the map moves', () => {
  const map = { edge: 10, found: 0 };
  const hover = hoverOver(map);
  hover.point(at(20));
  expect(hover.update(null)).toBe(true);
  expect(hover.mark).toBe('c:card');
  map.edge = 30;
  expect(hover.update(null)).toBe(true);
  expect(hover.mark).toBeNull();
  expect(hover.update(null)).toBe(false);
  expect(map.found).toBe(3);
});

it('R76: while a button is pressed, nothing is looked for, and what is dragged stays under the pointer', () => {
  const map = { edge: 10, found: 0 };
  const hover = hoverOver(map);
  hover.point(at(20, 1));
  hover.update(null);
  expect(map.found).toBe(0);
  expect(hover.update('c:dragged')).toBe(true);
  hover.leave();
  expect(hover.update('c:dragged')).toBe(false);
  expect(hover.update(null)).toBe(true);
  expect([hover.mark, map.found]).toEqual([null, 0]);
});

it('R76: a finger points at nothing', () => {
  const map = { edge: 10, found: 0 };
  const hover = hoverOver(map);
  hover.point(at(20));
  hover.update(null);
  hover.point(at(20, 1, 'touch'));
  hover.update(null);
  expect([hover.mark, map.found]).toEqual([null, 1]);
});
