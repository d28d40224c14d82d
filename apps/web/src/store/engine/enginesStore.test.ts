import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isKnownEngine, placeOf, receiveEngines, summaryOf, useEnginesStore } from './enginesStore.ts';
import { enginesAsked } from './shownStore.ts';
import { anEngine } from './testing/anEngine.ts';
import { saveTabChange, tabChanges } from '../tabChanges.ts';

const names = () => [...(useEnginesStore.getState().engines?.keys() ?? [])];

beforeEach(() => useEnginesStore.setState({ engines: null }));

it('R290: the first message after a connect replaces the list, the others change it', () => {
  receiveEngines({ put: [anEngine('nas'), anEngine('vps')], remove: [] }, true);
  receiveEngines({ put: [anEngine('nas', { state: 'stale' }), anEngine('pi')], remove: ['vps'] }, false);
  expect(names()).toEqual(['nas', 'pi']);
  expect(useEnginesStore.getState().engines?.get('nas')?.state).toBe('stale');
  receiveEngines({ put: [anEngine('vps')], remove: [] }, true);
  expect(names()).toEqual(['vps']);
});

it('R290: an engine is unknown once the list has come without it; the default one never is', () => {
  expect(isKnownEngine('pi')).toBe(true);
  receiveEngines({ put: [anEngine('nas'), anEngine('vps')], remove: [] }, true);
  expect(['pi', 'vps', null].map(isKnownEngine)).toEqual([false, true, true]);
});

it.each([
  [null, [null]],
  ['vps', ['vps']],
  // One engine is meant whether it is watched or not.
  ['gone', ['gone']],
  ['*', [null, 'vps', 'pi']],
  ['pi,vps', ['vps', 'pi']],
  ['nas,gone,vps', [null, 'vps']],
  ['gone,lost', []],
  // These are no names, and no engine has them.
  [',', [',']],
  ['nas,', ['nas,']],
])('R304: %j asks for the engines %j', (asked, engines) => {
  receiveEngines({ put: [anEngine('nas'), anEngine('vps'), anEngine('pi')], remove: [] }, true);
  expect(enginesAsked(asked, useEnginesStore.getState().engines)).toEqual(engines);
});

it('R304: several engines are known once the list has come', () => {
  expect(['*', 'nas,vps'].map((asked) => enginesAsked(asked, null))).toEqual([[], []]);
});

describe('R291: where something is done is said', () => {
  it.each([
    [['nas'], null, null],
    [['nas'], 'nas', null],
    [['nas', 'vps'], null, 'nas'],
    [['nas', 'vps'], 'vps', 'vps'],
    [['nas', 'vps'], 'gone', 'gone'],
  ])('with %j on %j: %j', (listed, name, place) => {
    receiveEngines({ put: listed.map((each) => anEngine(each)), remove: [] }, true);
    expect(placeOf(useEnginesStore.getState(), name)).toBe(place);
    expect(summaryOf(useEnginesStore.getState(), null)?.name).toBe('nas');
  });
});

it('R289, R163: the changes of this tab are kept by engine', () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  saveTabChange(null, ['a']);
  saveTabChange('vps', ['b']);
  saveTabChange(null, ['c']);
  expect([tabChanges(null), tabChanges('vps'), tabChanges('pi')]).toEqual([[['a'], ['c']], [['b']], []]);
  vi.unstubAllGlobals();
});
