import type { EngineSummary } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { nextRow } from './EngineList.tsx';
import { findEngines, sidebarOrder, troubleFirst } from './engineOrder.ts';

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
    expect(names(sidebarOrder([engine('a'), engine('b', 'stale')], 'b'))).toEqual(['a', 'b']);
  });

  it('has those in trouble and the one that is shown before many others', () => {
    expect(names(sidebarOrder(many, 'host-12')).slice(0, 3)).toEqual(['host-15', 'host-12', 'host-0']);
  });

  it('finds by name, address, product and version', () => {
    const engines = [engine('nas'), { ...engine('vps'), product: 'docker' as const, version: '28.5.2' }];
    const found = (text: string) => names(findEngines(engines, text));
    expect(['', 'VP', 'me@nas', 'docker 28', 'podman vps'].map(found)).toEqual([
      ['nas', 'vps'],
      ['vps'],
      ['nas'],
      ['vps'],
      [],
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
