import type { EngineSummary } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { nextRow } from './EngineList.tsx';
import { findEngines, inOrder, sidebarOrder, troubleFirst } from './engineOrder.ts';

const engine = (name: string, state: EngineSummary['state'] = 'live'): EngineSummary => ({
  ...{ name, state, isDefault: false, since: '2026-01-01T00:00:00Z', address: `ssh://me@${name}` },
  ...{ message: null, sample: false, product: 'podman', version: '5.4.0', engineId: name },
  ...{ containers: 3, networks: 4, swarm: null, isRemovable: false },
});
const many = Array.from({ length: 20 }, (_, at) => engine(`host-${at}`, at === 15 ? 'unreachable' : 'live'));
const names = (engines: EngineSummary[]) => engines.map(({ name }) => name);

describe('R292: the order of the engines', () => {
  it('has those in trouble first', () => {
    const engines = [
      engine('a'),
      engine('b', 'connecting'),
      engine('c', 'stale'),
      engine('d', 'unreachable'),
    ];
    expect(names(troubleFirst(engines))).toEqual(['c', 'd', 'a', 'b']);
  });

  it('stays as it is in the sidebar while there are few', () => {
    expect(names(sidebarOrder([engine('a'), engine('b', 'stale')], new Set('b'), 6))).toEqual(['a', 'b']);
  });

  it('has those in trouble and the one that is shown among the first of many, each in its place', () => {
    const first = (...shown: string[]) => names(sidebarOrder(many, new Set(shown), 6)).slice(0, 6);
    expect(first('host-12')).toEqual(['host-0', 'host-1', 'host-2', 'host-3', 'host-12', 'host-15']);
    expect(first('host-2')).toEqual(['host-0', 'host-1', 'host-2', 'host-3', 'host-4', 'host-15']);
  });

  it('has the one that is shown and live ones among the first when many are in trouble', () => {
    const down = many.map((each, at) => (at < 5 ? each : { ...each, state: 'unreachable' as const }));
    expect(names(sidebarOrder(down, new Set(['host-19']), 6)).slice(0, 6)).toEqual([
      'host-0',
      'host-1',
      'host-5',
      'host-6',
      'host-7',
      'host-19',
    ]);
    expect(sidebarOrder(down, new Set(['host-19']), 6)).toHaveLength(20);
  });

  it('R309: has those that are shown among the first of many, as far as half of them', () => {
    const first = (shown: readonly string[]) => names(sidebarOrder(many, new Set(shown), 6)).slice(0, 6);
    expect(first(['host-12', 'host-15', 'host-17'])).toEqual([
      ...['host-0', 'host-1', 'host-2', 'host-12', 'host-15', 'host-17'],
    ]);
    // All are shown.
    expect(first(names(many))).toEqual(['host-0', 'host-1', 'host-2', 'host-3', 'host-4', 'host-15']);
  });

  it('is kept for engines that come and go meanwhile', () => {
    const now = new Map(['c', 'a', 'new'].map((name) => [name, engine(name)]));
    expect(names(inOrder(now, ['a', 'b', 'c']))).toEqual(['a', 'c', 'new']);
  });

  it('finds by name, state, address, product and version', () => {
    const engines = [
      engine('nas', 'stale'),
      { ...engine('vps'), product: 'docker' as const, version: '28.5.2' },
    ];
    const found = (text: string) => names(findEngines(engines, text));
    expect(['', 'VP', 'me@nas', 'docker 28', 'podman vps', 'stale'].map(found)).toEqual([
      ['nas', 'vps'],
      ['vps'],
      ['nas'],
      ['vps'],
      [],
      ['nas'],
    ]);
  });
});

describe('R292: keys in the list of engines', () => {
  const key = (pressed: string, at: number, modified = false) =>
    nextRow(
      { key: pressed, ctrlKey: modified, metaKey: false, altKey: false },
      ['nas', 'pi', 'Norge', 'vps'],
      at,
    );

  it('move by one, to an end, and stay within it', () => {
    expect([key('ArrowDown', 0), key('ArrowDown', 3), key('ArrowUp', 0), key('ArrowUp', 2)]).toEqual([
      1, 3, 0, 1,
    ]);
    expect([key('Home', 2), key('End', 0)]).toEqual([0, 3]);
  });

  it('find the next name that begins with a letter', () => {
    expect([key('n', 0), key('n', 2), key('v', 0), key('x', 0)]).toEqual([2, 0, 3, null]);
    expect([key('Enter', 0), key(' ', 0), key('n', 0, true)]).toEqual([null, null, null]);
  });
});
