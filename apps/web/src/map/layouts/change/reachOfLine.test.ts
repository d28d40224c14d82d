import { expect, it } from 'vitest';
import { ofBar, ofCard } from './Obstacle.ts';
import { reachOfLine } from './reachOfLine.ts';

const card = (id: string, x: number) => ofCard(id, { x, y: 0, width: 168, height: 34, band: 'shop' });
const bar = (key: string, x: number) =>
  ofBar({ key, networkId: key, x, top: 60, bottom: 120, labelWidth: 80 });

it('R65: a level line reaches up to the next card or the next label of another bar, to either side', () => {
  const near = [card('own', 300), card('left', 0), card('right', 900), bar('front', 700), bar('back', 240)];
  const reach = (towards: 1 | -1, y: number, to: string | null) =>
    reachOfLine({ fromX: towards > 0 ? 468 : 300, towards, y }, 'own', to, near);
  // At the height of the cards, and of the labels.
  expect([reach(1, 17, null), reach(-1, 17, null)]).toEqual([660, 280]);
  expect([reach(1, 17, 'front'), reach(-1, 17, 'back')]).toEqual([898, 170]);
  // Below both.
  expect([reach(1, 80, null), reach(-1, 80, null)]).toEqual([Infinity, -Infinity]);
});
