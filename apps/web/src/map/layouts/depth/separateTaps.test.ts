import { describe, expect, it } from 'vitest';
import { planWith } from '../../testing/planWith.ts';
import { separateTaps } from './separateTaps.ts';

/** Places a card on each side of one gap, with one tap each at y = 37, and returns the heights after separation. */
function separated({ right = 'back', subColumns = 1, cardHeight = 34 } = {}) {
  const { cards, columns } = planWith([{ web: ['front'] }, { db: [right] }], {
    front: 1,
    back: 1,
    'next gap': 2,
  });
  for (const card of cards) {
    const height = card.card.id === 'db' ? cardHeight : 34;
    Object.assign(card, { height, y: 37 - height / 2 });
    for (const tap of card.taps) tap.y = 37;
  }
  const rest = { height: 54, x: 0 };
  separateTaps({
    columns: new Map(
      [...columns].map(([depth, column]) => [
        depth,
        { ...column, ...rest, subColumns: depth === 2 ? subColumns : 1 },
      ]),
    ),
  });
  return cards.map(({ taps }) => taps[0]?.y);
}

describe('R69: the tap from the right', () => {
  it('moves along its card away from a tap of another network', () => {
    expect(separated()).toEqual([37, 41]);
    expect(separated({ subColumns: 2 })).toEqual([37, 41]);
  });

  it('stays in line with a tap of the same network, and with one in another gap', () => {
    expect(separated({ right: 'front' })).toEqual([37, 37]);
    expect(separated({ right: 'next gap' })).toEqual([37, 37]);
  });

  it('stays where it is if its card has no room', () => {
    expect(separated({ cardHeight: 10 })).toEqual([37, 37]);
  });
});
