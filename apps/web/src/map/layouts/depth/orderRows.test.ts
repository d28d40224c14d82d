import { expect, it } from 'vitest';
import { orderRows } from './orderRows.ts';

const depthOfNetwork = new Map([
  ['front', 1],
  ['back', 1],
]);

it('R66: members of one network are next to each other, in the order of the column before', () => {
  const columns = new Map([
    [1, ['web1', 'web2']],
    [2, ['a', 'b', 'c', 'd']],
  ]);
  const networksOf = new Map([
    ['web1', ['front']],
    ['web2', ['back']],
    ['a', ['back']],
    ['b', ['front']],
    ['c', ['front']],
    ['d', ['back']],
  ]);
  expect(orderRows(columns, networksOf, depthOfNetwork)).toEqual(
    new Map([
      [1, ['web1', 'web2']],
      [2, ['b', 'c', 'a', 'd']],
    ]),
  );
});

it('R66: cards that have the same networks stay in the given order by name', () => {
  const columns = new Map([
    [1, ['web']],
    [2, ['a', 'b', 'c']],
  ]);
  const networksOf = new Map(['web', 'a', 'b', 'c'].map((card) => [card, ['front']]));
  expect(orderRows(columns, networksOf, depthOfNetwork)).toEqual(columns);
});
