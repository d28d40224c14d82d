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
import { beforeEach, describe, expect, it } from 'vitest';
import { receiveEngines, useEnginesStore } from '../engine/enginesStore.ts';
import { anEngine } from '../engine/testing/anEngine.ts';
import { filterTopology } from './filterTopology.ts';
import type { Filter } from '../useView.ts';

const web = aContainer('web', { project: 'shop', image: 'nginx:1.27', labels: { env: 'prod' } });
const db = aContainer('db', { project: 'shop', state: 'exited' });
const dns = aContainer('dns', { health: 'unhealthy' });
const sidecar = aContainer('sidecar', { namespace: { kind: 'container', containerId: dns.id } });
const back = aNetwork('shop_back', { project: 'shop' });
const lan = aNetwork('lan', { driver: 'macvlan' });
const spare = aNetwork('spare', { internal: true, labels: { env: 'test' } });
const index = new TopologyIndex(
  aTopology({
    containers: [web, db, dns, sidecar],
    networks: [back, lan, spare],
    attachments: [
      anAttachment(web, back, { ipv4: '172.21.0.4', aliases: ['frontend'] }),
      anAttachment(db, back),
      anAttachment(dns, lan),
    ],
  }),
);

const nothing: Filter = { text: '', drivers: [], projects: [], states: [] };
function namesThatPass(filter: Partial<Filter>) {
  const matches = filterTopology(index, { ...nothing, ...filter }, null);
  return [...index.topology.containers, ...index.topology.networks]
    .filter(({ id }) => matches?.containers.has(id) || matches?.networks.has(id))
    .map((each) => each.name)
    .sort();
}

describe('R308: the term engine', () => {
  const passing = (text: string, engine: string | null) => {
    const matches = filterTopology(index, { ...nothing, text }, engine);
    return matches && matches.containers.size + matches.networks.size;
  };
  beforeEach(() => receiveEngines({ put: [anEngine('nas'), anEngine('vps')], remove: [] }, true));

  it('lets everything pass on the engines that it names, and nothing on the others', () => {
    const engines = [null, 'nas', 'vps'];
    expect(engines.map((engine) => passing('engine:nas', engine))).toEqual([null, null, 0]);
    expect(engines.map((engine) => passing('engine:vps engine:nas', engine))).toEqual([null, null, null]);
    expect(engines.map((engine) => passing('engine:na', engine))).toEqual([0, 0, 0]);
  });

  it('is one of the terms that must all be met', () => {
    expect([passing('engine:vps name:web', 'vps'), passing('engine:vps name:web', null)]).toEqual([1, 0]);
  });

  it('is met by the default engine until its name is known', () => {
    useEnginesStore.setState({ engines: null });
    expect(passing('engine:nas', null)).toBeNull();
  });
});

describe('R80: filtering the topology', () => {
  it('is everything if the filter is empty', () => {
    expect(filterTopology(index, { ...nothing, text: '  ' }, null)).toBeNull();
  });

  it.each([
    ['a name', 'WEB', ['web']],
    ['an image', 'nginx', ['web']],
    ['an address', '172.21.0.4', ['web']],
    ['an alias', 'frontend', ['web']],
    ['several terms', 'shop web', ['web']],
    ['nothing', 'nowhere', []],
  ])('matches text by %s', (_, text, names) => {
    expect(namesThatPass({ text })).toEqual(names);
  });

  it('matches ids only by their start and from four characters on, so that a short word does not match by chance', () => {
    const cache = aContainer('cache', { id: 'abdb'.padEnd(64, '0') });
    const alone = new TopologyIndex(
      aTopology({
        containers: [cache],
        networks: [back],
        attachments: [
          anAttachment(cache, back, { mac: '02:db:00:00:00:01', names: ['cache', 'abdb00000000'] }),
        ],
      }),
    );
    const found = (text: string) =>
      filterTopology(alone, { ...nothing, text }, null)?.containers.has(cache.id);
    expect(['db', 'bdb0', 'db:00'].map(found)).toEqual([false, false, false]);
    expect(['abdb', 'abdb00000000', '02:db'].map(found)).toEqual([true, true, true]);
  });

  it('compares drivers with the networks of the network stack in use', () => {
    expect(namesThatPass({ drivers: ['macvlan'] })).toEqual(['dns', 'lan', 'sidecar']);
  });

  it('compares projects, and takes the empty string as no project', () => {
    expect(namesThatPass({ projects: ['shop'] })).toEqual(['db', 'shop_back', 'web']);
    expect(namesThatPass({ projects: [''] })).toEqual(['dns', 'lan', 'sidecar', 'spare']);
  });

  it.each([
    ['driver:macvlan', ['dns', 'lan', 'sidecar']],
    ['driver:bridge web', ['web']],
    ['name:^d', ['db', 'dns']],
    ['project:shop stopped-members', ['db', 'shop_back', 'web']],
    ['stopped-members:false', ['dns', 'lan', 'sidecar', 'spare']],
    ['unused', ['spare']],
    ['internal', ['spare']],
    ['label:env', ['spare', 'web']],
    ['label:env=prod', ['web']],
    ['type:builtin', []],
    ['scope:nowhere', 'all'],
    ['nowhere:x', []],
  ])('R174: %s', (text, names) => {
    if (names === 'all') expect(filterTopology(index, { ...nothing, text }, null)).toBeNull();
    else expect(namesThatPass({ text })).toEqual(names);
  });

  it('compares states, of a network with those of its members', () => {
    expect(namesThatPass({ states: ['stopped'] })).toEqual(['db', 'shop_back']);
    expect(namesThatPass({ states: ['unhealthy'] })).toEqual(['dns', 'lan']);
  });
});

describe('R80: the result of a filter is kept through changes', () => {
  const filters: Partial<Filter>[] = [
    { text: 'c-1' },
    { text: 'net-2 stopped-members' },
    { text: 'unused' },
    { text: 'internal' },
    { drivers: ['macvlan'] },
    { projects: ['shop', ''] },
    { states: ['stopped'] },
  ];

  it('and equals what is found from the start', () => {
    const chain = fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(chain, fc.constantFrom(...filters), (topologies, filter) => {
        advanceThrough(topologies, (advanced, fresh) => {
          const [kept, found] = [advanced, fresh].map((each) =>
            filterTopology(each, { ...nothing, ...filter }, null),
          );
          expect(kept).toEqual(found);
        });
      }),
    );
  });

  it('and is the same object after a change without effect on it', () => {
    const filter = { ...nothing, text: 'shop' };
    const first = new TopologyIndex(index.topology);
    const before = filterTopology(first, filter, null);
    const second = first.advance({ put: { containers: [{ ...dns, health: 'healthy' }] }, remove: {} });
    expect(filterTopology(second, filter, null)).toBe(before);
    const third = second.advance({ put: { containers: [{ ...dns, project: 'shop' }] }, remove: {} });
    expect(filterTopology(third, filter, null)?.containers).toEqual(new Set([web.id, db.id, dns.id]));
  });
});
