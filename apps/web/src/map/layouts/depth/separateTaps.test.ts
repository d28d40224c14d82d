import { describe, expect, it } from 'vitest';
import { separateTaps } from './separateTaps.ts';
import type { BandRows } from './toBandRows.ts';
import { toShelf } from './toShelf.ts';

/** Places a card on each side of one gap, with one tap each at y = 37, and returns the heights after separation. */
function separated({ right = 'back', subColumns = 1, cardHeight = 34 } = {}) {
  const taps = [
    { id: 'from left', cardId: 'web', networkId: 'front', live: true, address: '' },
    { id: 'from right', cardId: 'db', networkId: right, live: true, address: '' },
  ];
  const band: BandRows = {
    key: '',
    columns: new Map([
      [1, { subColumns: 1 }],
      [2, { subColumns }],
    ]),
    cards: new Map([
      ['web', { column: 1, sub: 0, y: 20, height: 34 }],
      ['db', { column: 2, sub: 0, y: 37 - cardHeight / 2, height: cardHeight }],
    ]),
    taps: new Map([
      ['from left', { side: 'right', y: 37 }],
      ['from right', { side: 'left', y: 37 }],
    ]),
    entryPoints: [],
    shelf: toShelf([], [], 0),
    height: 54,
    unreachable: false,
  };
  const networks = new Map([
    ['front', 1],
    ['back', 1],
    ['next gap', 2],
  ]);
  separateTaps({ cards: [], networks: [], taps }, { cards: new Map(), networks, unreachable: new Set() }, [
    band,
  ]);
  return [band.taps.get('from left')?.y, band.taps.get('from right')?.y];
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
