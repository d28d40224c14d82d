import { TopologyIndex } from '@portolan/topology';
import {
  aContainer,
  advanceThrough,
  anAttachment,
  aNetwork,
  arbitraryTopology,
  aTopology,
} from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEngine } from '../../store/counts/useMerged.ts';
import { areActionsFirst, byLabelOnEach, paletteEntries, searchEntries } from './paletteEntries.ts';

const web = aContainer('web', { project: 'shop', image: 'nginx', id: 'abdb'.padEnd(64, '0') });
const webAdmin = aContainer('webadmin');
const db = aContainer('db', { service: 'web' });
const front = aNetwork('front');
const index = new TopologyIndex(
  aTopology({
    containers: [web, webAdmin, db],
    networks: [front],
    attachments: [anAttachment(db, front, { ipv4: '172.20.0.5', aliases: ['store'] })],
  }),
);
const found = (query: string, limit = 10) =>
  searchEntries(withEngine(null, paletteEntries(index).containers), query, limit, () => '').map(
    ({ value }) => value.label,
  );

describe('R80: the search of the palette', () => {
  it('puts names that have the terms as words first, then names that contain them, then the others', () => {
    expect(found('web')).toEqual(['web', 'webadmin', 'db']);
    expect(found('web', 2)).toEqual(['web', 'webadmin']);
  });

  it('puts names with words that begin with the terms before those that contain them elsewhere', () => {
    const names = ['network-1', 'shop-worker-1', 'works'];
    const entries = names.map((label) => ({ id: '', label, description: '', text: label }));
    const labels = (query: string) =>
      searchEntries(withEngine(null, entries), query, 9, () => '').map(({ value }) => value.label);
    expect(labels('work')).toEqual(['shop-worker-1', 'works', 'network-1']);
    expect(labels('works')).toEqual(['works']);
    expect(labels('shop-w')).toEqual(['shop-worker-1']);
  });

  it('puts actions first only where no name is as near to the terms', () => {
    const actions = ['New network…', 'Prune networks…', 'Start'];
    expect(areActionsFirst('', actions, ['shop-worker-1'])).toBe(true);
    expect(areActionsFirst('work', actions, ['shop-worker-1'])).toBe(false);
    expect(areActionsFirst('work', actions, ['teamwork'])).toBe(false);
    expect(areActionsFirst('work', actions, ['web', ''])).toBe(true);
    expect(areActionsFirst('net', actions, ['subnet'])).toBe(true);
    expect(areActionsFirst('net', actions, ['shop_net'])).toBe(false);
    expect(areActionsFirst('start', actions, ['starter'])).toBe(false);
    expect(areActionsFirst('start', actions, ['restart'])).toBe(true);
    expect(areActionsFirst('prune networks', actions, ['networks'])).toBe(true);
  });

  it('finds by image, address, network, and the start of an id', () => {
    expect(found('shop nginx')).toEqual(['web']);
    expect(found('172.20')).toEqual(['db']);
    expect(found('FRONT')).toEqual(['db']);
    expect(found('abdb0')).toEqual(['web']);
    expect(found('bdb0')).toEqual([]);
  });

  it('lists all by name without a query', () => {
    expect(found(' ')).toEqual(['db', 'web', 'webadmin']);
  });
});

describe('R306: the search of the palette over several engines', () => {
  const engines = [null, 'vps', 'pi'];
  const entries = engines
    .flatMap((engine) => withEngine(engine, paletteEntries(new TopologyIndex(index.topology)).containers))
    .sort(byLabelOnEach);
  const nameOf = (engine: string | null) => engine ?? 'nas-1';
  const foundOn = (query: string) =>
    searchEntries(entries, query, 20, nameOf).map(({ engine, value }) => `${nameOf(engine)} ${value.label}`);

  it('puts the same names next to each other, the default engine first', () => {
    expect(foundOn('web').slice(0, 4)).toEqual(['nas-1 web', 'pi web', 'vps web', 'nas-1 webadmin']);
    expect(foundOn('')).toHaveLength(9);
  });

  it('finds by the name of the engine too, but names come first', () => {
    expect(foundOn('web vps')).toEqual(['vps web', 'vps webadmin', 'vps db']);
    expect(foundOn('vps')).toEqual(['vps db', 'vps web', 'vps webadmin']);
    expect(foundOn('nas db')).toEqual(['nas-1 db']);
    expect(foundOn('as db')).toEqual([]);
    const named = { id: '', label: 'vps', description: '', text: 'vps' };
    const found = searchEntries(
      [...withEngine('vps', [{ ...named, label: 'db', text: 'db' }]), ...withEngine('pi', [named])],
      'vps',
      9,
      nameOf,
    );
    expect(found.map(({ value }) => value.label)).toEqual(['vps', 'db']);
  });
});

it('R99: the entries are kept through changes, and equal those made from the start', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 }), (topologies) =>
      advanceThrough(topologies, (advanced, fresh) =>
        expect(paletteEntries(advanced)).toEqual(paletteEntries(fresh)),
      ),
    ),
  );
});
