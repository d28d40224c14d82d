import { expect, it } from 'vitest';
import { keepOf } from './useView.ts';

const from = { engine: 'nas', select: ['c:1', 'vps/n:2', 'outside'], inspect: 'c:1', lens: 'from:1' };

it('R309: what concerns an engine that stays is kept, and named where the address is for several', () => {
  expect(keepOf(from, ['nas'])).toEqual({
    select: ['nas/c:1', 'nas/outside'],
    inspect: 'nas/c:1',
    lens: 'nas/from:1',
  });
  expect(keepOf({ ...from, engine: null }, [null])).toEqual({
    select: ['c:1', 'outside'],
    inspect: 'c:1',
    lens: 'from:1',
  });
});

it('R309: what concerns an engine that goes is left', () => {
  expect(keepOf(from, ['vps'])).toEqual({ select: ['vps/n:2'], inspect: null, lens: null });
  expect(keepOf(from, [])).toEqual({ select: null, inspect: null, lens: null });
});

it('R309: the lens Exposed stays with any engine', () => {
  const exposed = { ...from, lens: 'exposed' };
  expect([keepOf(exposed, ['vps']).lens, keepOf(exposed, []).lens]).toEqual(['exposed', null]);
});
