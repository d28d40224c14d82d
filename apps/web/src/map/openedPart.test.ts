import { expect, it } from 'vitest';
import { openedPart } from './openedPart.ts';

const large = { x: 100, y: 200, width: 9_000, height: 8_000 };
const room = { width: 800, height: 600 };

it('R78: of a large project, the part around a point is opened, without a point its middle', () => {
  const { width, height } = openedPart(large, room);
  expect(width).toBeLessThan(large.width);
  expect(openedPart(large, room)).toMatchObject({ x: 4_600 - width / 2, y: 4_200 - height / 2 });
  expect(openedPart(large, room, { x: 3_000, y: 5_000 })).toMatchObject({
    x: 3_000 - width / 2,
    y: 5_000 - height / 2,
  });
  expect(openedPart(large, room, { x: 110, y: 8_190 })).toMatchObject({ x: 100, y: 8_200 - height });
});

it('R78: a project that has room is opened as a whole', () => {
  const small = { x: 5, y: 6, width: 300, height: 200 };
  expect(openedPart(small, room, { x: 10, y: 10 })).toEqual(small);
});
