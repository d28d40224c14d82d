import { expect, it } from 'vitest';
import { advanceEach } from './useEachTopology.ts';
import type { Each } from './useEachTopology.ts';

type Names = readonly string[];

const states = new Map<string | null, Names>([
  [null, ['web', 'db']],
  ['vps', ['web']],
  ['pi', []],
]);
const derived: (string | null)[] = [];
const derive = (names: Names, engine: string | null) => {
  derived.push(engine);
  return names.length > 0 ? { value: names.map((name) => name.toUpperCase()) } : null;
};
const take = (before: Each<Names, Names> | null, ...engines: (string | null)[]) => {
  derived.length = 0;
  return advanceEach(before, engines, (engine) => states.get(engine) ?? [], derive);
};

it('R304: what is found of each engine comes in their order, and only what has changed is derived again', () => {
  const first = take(null, 'vps', null, 'pi');
  expect(first.result).toEqual([
    { engine: 'vps', value: ['WEB'] },
    { engine: null, value: ['WEB', 'DB'] },
  ]);
  // A state that leads to an equal value changes nothing that is shown.
  states.set('vps', ['web']);
  const second = take(first, 'vps', null, 'pi');
  expect([second.result, derived]).toEqual([first.result, ['vps']]);
  expect(second.result).toBe(first.result);
  states.set('pi', ['cam']);
  const third = take(second, null, 'pi');
  expect([third.result.map(({ engine }) => engine), derived]).toEqual([[null, 'pi'], ['pi']]);
  expect(third.result[0]?.value).toBe(first.result[1]?.value);
});
