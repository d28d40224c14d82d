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
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { keepMerged } from '../store/counts/useMerged.ts';
import type { Filter, Lens } from '../store/useView.ts';
import { attachmentColumns } from './attachmentColumns.tsx';
import { byAddress, byText } from './columns.ts';
import { containerColumns } from './containerColumns.tsx';
import { keepRows } from './keepRows.ts';
import { comparing } from './LiveRows.ts';
import type { Entry } from './LiveRows.ts';
import { networkColumns } from './networkColumns.tsx';
import { columnsWithReached } from './reachedColumn.tsx';
import { attachmentRows, containerRows, networkRows } from './rows.ts';
import type { ContainerRow } from './rows.ts';

const vpn = aContainer('vpn');
const torrent = aContainer('torrent', { namespace: { kind: 'container', containerId: vpn.id } });
const lan = aNetwork('lan');
const topology = aTopology({
  containers: [vpn, torrent],
  networks: [lan],
  attachments: [anAttachment(vpn, lan)],
});
const everything: Filter = { text: '', drivers: [], projects: [], states: [] };
const order = { column: containerColumns[0]!, isDescending: false };

describe('R95: the rows of the tables', () => {
  it('show a sharer with the networks of the network stack it uses', () => {
    const rows = keepRows(containerRows, everything, null)(new TopologyIndex(topology), null).sorted(order);
    const { row } = rows.find((each) => each.row.name === 'torrent') ?? {};
    expect(row?.attachments.map((each) => each.networkName)).toEqual(['lan']);
  });

  it('are those that match, and the attachments of matching containers or networks', () => {
    const index = new TopologyIndex(topology);
    const vpnOnly = { ...everything, text: 'name:vpn' };
    const sizes = [
      keepRows(containerRows, vpnOnly, null)(index, null).size,
      keepRows(networkRows, vpnOnly, null)(index, null).size,
      keepRows(attachmentRows, vpnOnly, null)(index, null).size,
    ];
    expect(sizes).toEqual([1, 0, 1]);
  });
});

it('R95: an attachment to a removed network says so in place of its state', () => {
  const old = anAttachment(vpn, aNetwork('old'), { state: 'configured' });
  const index = new TopologyIndex(aTopology({ ...topology, attachments: [anAttachment(vpn, lan), old] }));
  const state = attachmentColumns.find(({ id }) => id === 'state')!;
  const rows = keepRows(attachmentRows, everything, null)(index, null);
  const texts = rows
    .sorted({ column: state, isDescending: false })
    .map(({ row }) => [
      row.attachment.networkName,
      renderToStaticMarkup(state.cell(row)).replace(/<[^>]*>/g, ''),
    ]);
  expect(texts).toEqual([
    ['lan', 'live'],
    ['old', 'network removed'],
  ]);
});

describe('R95: sorting', () => {
  it('compares IPv4 by number and puts rows without an address last', () => {
    const sorted = ['10.0.0.10', null, '10.0.0.9', 'fd00::1'].sort(byAddress);
    expect(sorted).toEqual(['10.0.0.9', '10.0.0.10', 'fd00::1', null]);
  });

  it('compares texts with digits by value, and puts rows without one last', () => {
    expect(['web-10', null, 'web-9'].sort(byText)).toEqual(['web-9', 'web-10', null]);
  });
});

describe('R99: the rows are kept through changes', () => {
  const filters: Filter[] = [
    everything,
    { ...everything, text: 'c-' },
    { ...everything, projects: ['shop'] },
    { ...everything, states: ['stopped'] },
  ];
  const lenses: (Lens | null)[] = [
    null,
    { kind: 'exposed' },
    { kind: 'from', engine: null, containerId: aContainer('c-0').id },
    { kind: 'from', engine: 'nas', containerId: aContainer('c-0').id },
  ];
  const tables = [
    <const>[containerRows, columnsWithReached],
    <const>[networkRows, networkColumns],
    <const>[attachmentRows, attachmentColumns],
  ];

  it.each(tables.map((each, at) => [at, each] as const))(
    'and in order, as if all were found and sorted from the start (table %i)',
    (_, [source, columns]) => {
      fc.assert(
        fc.property(
          fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 }),
          fc.constantFrom(...filters),
          fc.constantFrom(...lenses),
          fc.nat(columns.length - 1),
          fc.boolean(),
          (topologies, filter, lens, at, isDescending) => {
            const rowsIn = keepRows(source as typeof containerRows, filter, lens);
            const by = { column: (columns as typeof containerColumns)[at]!, isDescending };
            advanceThrough(topologies, (advanced, fresh) => {
              expect(rowsIn(advanced, null).sorted(by)).toEqual(rowsIn(fresh, null).sorted(by));
              expect(rowsIn(advanced, null).size).toBe(rowsIn(fresh, null).size);
            });
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('and only the rows that a change concerns are other objects', () => {
    const rowsIn = keepRows(containerRows, everything, null);
    const names = Array.from({ length: 300 }, (_, at) => `c-${at}`);
    const containers = names.map((name) => aContainer(name));
    const first = new TopologyIndex(aTopology({ containers, networks: [lan] }));
    const before = new Set(rowsIn(first, null).sorted(order));
    const changed = containers[7]!;
    const second = first.advance({ put: { attachments: [anAttachment(changed, lan)] }, remove: {} });
    const now = rowsIn(second, null).sorted(order);
    expect(now.filter((entry) => !before.has(entry)).map(({ row }) => row.id)).toEqual([changed.id]);
    expect(now.map(({ row }) => row.name)).toEqual(names);
    const third = second.advance({ put: { networks: [aNetwork('other')] }, remove: {} });
    expect(rowsIn(third, null).sorted(order)).toBe(now);
  });
});

describe('R306: the rows of several engines', () => {
  const names = ['web', 'db', 'web-10', 'web-9'];
  const containers = names.map((name) => aContainer(name));
  const copy = () => new TopologyIndex(aTopology({ containers, networks: [lan] }));
  const engines = ['vps', null, 'nas'];

  it('with the same names and ids are next to each other, in the order of any column', () => {
    const rowsIn = keepRows(containerRows, everything, null);
    const byImage = { column: containerColumns.find(({ id }) => id === 'image')!, isDescending: true };
    for (const by of [order, byImage]) {
      const lists = engines.map((engine) => ({ engine, value: rowsIn(copy(), engine).sorted(by) }));
      const merged = keepMerged<Entry<ContainerRow>>()(lists, comparing(by));
      expect(merged.map(({ row }) => `${row.name} ${row.engine}`)).toEqual(
        ['db', 'web', 'web-9', 'web-10'].flatMap((name) => [`${name} null`, `${name} nas`, `${name} vps`]),
      );
    }
  });

  it('that a lens from a container shows are those of its engine', () => {
    const rowsIn = keepRows(containerRows, everything, {
      kind: 'from',
      engine: 'vps',
      containerId: containers[0]!.id,
    });
    expect(engines.map((engine) => rowsIn(copy(), engine).size)).toEqual([1, 0, 0]);
  });

  it('R99: are placed again only where a change concerns them', () => {
    const rowsIn = keepRows(containerRows, everything, null);
    const compare = comparing(order);
    let compared = 0;
    const merge = keepMerged<Entry<ContainerRow>>();
    const counting = (a: Entry<ContainerRow>, b: Entry<ContainerRow>) => {
      compared += 1;
      return compare(a, b);
    };
    const many = Array.from({ length: 100 }, (_, at) => aContainer(`c-${at}`));
    const indexes = Array.from({ length: 20 }, () => new TopologyIndex(aTopology({ containers: many })));
    const lists = () =>
      indexes.map((index, at) => ({
        engine: `engine-${at}`,
        value: rowsIn(index, `engine-${at}`).sorted(order),
      }));
    const before = new Set(merge(lists(), counting));
    compared = 0;
    const changed = { ...many[7]!, image: 'other' };
    indexes[3] = indexes[3]!.advance({ put: { containers: [changed] }, remove: {} });
    const after = merge(lists(), counting);
    expect(after.filter((entry) => !before.has(entry)).map(({ row }) => row.container)).toEqual([changed]);
    expect(after).toHaveLength(2000);
    // A binary search among all rows, and nothing else.
    expect(compared).toBeLessThanOrEqual(Math.ceil(Math.log2(2000)));
  });
});
