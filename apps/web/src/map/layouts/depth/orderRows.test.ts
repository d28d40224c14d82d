import { expect, it } from 'vitest';
import { planWith } from '../../testing/planWith.ts';
import { orderRows } from './orderRows.ts';

function ordered(...columns: Record<string, string[]>[]): string[][] {
  const plan = planWith(columns, { front: 1, back: 1 });
  orderRows(plan.columns);
  return [...plan.columns.values()].map(({ cards }) => cards.map(({ card }) => card.id));
}

it('R66: members of one network are next to each other, in the order of the column before', () => {
  expect(
    ordered({ web1: ['front'], web2: ['back'] }, { a: ['back'], b: ['front'], c: ['front'], d: ['back'] }),
  ).toEqual([
    ['web1', 'web2'],
    ['b', 'c', 'a', 'd'],
  ]);
});

it('R66: cards that have the same networks stay in the given order by name', () => {
  expect(ordered({ web: ['front'] }, { a: ['front'], b: ['front'], c: ['front'] })).toEqual([
    ['web'],
    ['a', 'b', 'c'],
  ]);
});
