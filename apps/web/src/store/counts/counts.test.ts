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
import { containerCounts } from './containerCounts.ts';
import { networkCounts } from './networkCounts.ts';
import { problemsOf } from './problemsOf.ts';

const web = aContainer('web', { project: '__proto__', health: 'unhealthy' });
const db = aContainer('db', { project: 'shop', state: 'exited' });
const tool = aContainer('tool', { state: 'paused' });
const front = aNetwork('front');
const back = aNetwork('back');
const host = aNetwork('host', { driver: 'host', predefined: true });
const old = aNetwork('aold');
const topology = aTopology({
  containers: [web, db, tool],
  networks: [old, front, back, host],
  attachments: [
    anAttachment(web, front),
    anAttachment(db, front),
    anAttachment(db, back),
    anAttachment(tool, back),
  ],
});
const index = new TopologyIndex(topology);

/** Everything that the sidebar shows, as plain data. */
const shown = (each: TopologyIndex) => {
  const { projects, states } = containerCounts(each);
  const { networks, shared, drivers, flags } = networkCounts(each);
  return { projects, states, networks, shared, drivers, flags, problems: problemsOf(each) };
};

describe('R87: the counts in the sidebar', () => {
  it('count members, including stopped ones, and put predefined and unused networks last', () => {
    expect(networkCounts(index).networks.map(({ network, members }) => [network.name, members])).toEqual([
      ['back', 2],
      ['front', 2],
      ['host', 0],
      ['aold', 0],
    ]);
  });

  it('count containers by project, those without one last', () => {
    expect(containerCounts(index).projects).toEqual([
      { value: '__proto__', count: 1 },
      { value: 'shop', count: 1 },
      { value: '', count: 1 },
    ]);
  });

  it('count states and drivers', () => {
    expect(containerCounts(index).states.map((each) => each.count)).toEqual([1, 1, 1, 1]);
    expect(networkCounts(index).drivers).toEqual([
      { value: 'bridge', count: 3 },
      { value: 'host', count: 1 },
    ]);
  });

  it('R171: count unused and internal networks, and those with stopped members', () => {
    expect(networkCounts(index).flags).toEqual([
      { value: 'unused', count: 1 },
      { value: 'internal', count: 0 },
      { value: 'stopped-members', count: 2 },
    ]);
  });
});

describe('R98: the sidebar shows first', () => {
  it('the networks that several projects share; containers without a project do not count', () => {
    expect(networkCounts(index).shared).toEqual([{ network: front, members: 2, projects: 2 }]);
  });

  it('the containers with a problem, the worst first', () => {
    const broken = aContainer('broken', { namespace: { kind: 'container', containerId: '0'.repeat(64) } });
    const [worse, worst] = [
      aContainer('worse', { state: 'restarting' }),
      aContainer('worst', { state: 'dead' }),
    ];
    const ill = new TopologyIndex(aTopology({ containers: [web, db, broken, worse, worst] }));
    expect(problemsOf(ill).map(({ container, problem }) => `${container.name} ${problem}`)).toEqual([
      'worst dead',
      'worse restarting',
      'web unhealthy',
      'broken owner container removed',
    ]);
  });
});

describe('R99: what the sidebar shows is kept through changes', () => {
  it('and equals what is counted from the start', () => {
    const chain = fc.array(arbitraryTopology(8), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(chain, (topologies) =>
        advanceThrough(topologies, (advanced, fresh) => expect(shown(advanced)).toEqual(shown(fresh))),
      ),
    );
  });

  it('and each part is the same object until something in it changes', () => {
    const first = new TopologyIndex(topology);
    const before = { ...shown(first) };
    const second = first.advance({ put: { containers: [{ ...tool, image: 'tool:2' }] }, remove: {} });
    for (const [name, part] of Object.entries(shown(second)))
      expect(part, name).toBe(before[name as keyof typeof before]);

    const third = second.advance({ put: { attachments: [anAttachment(tool, front)] }, remove: {} });
    const { networks, ...others } = shown(third);
    expect(networks.find(({ network }) => network === front)?.members).toBe(3);
    expect(networks.filter((each) => before.networks.includes(each))).toHaveLength(3);
    for (const name of ['projects', 'states', 'drivers', 'flags', 'problems'] as const)
      expect(others[name], name).toBe(before[name]);
  });
});
