import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { countDrivers, countFlags, countNetworks, countProjects, countStates } from './sidebarCounts.ts';

const web = aContainer('web', { project: '__proto__', health: 'unhealthy' });
const db = aContainer('db', { project: 'shop', state: 'exited' });
const tool = aContainer('tool', { state: 'paused' });
const front = aNetwork('front');
const host = aNetwork('host', { driver: 'host', predefined: true });
const old = aNetwork('aold');
const index = new TopologyIndex(
  aTopology({
    containers: [web, db, tool],
    networks: [old, front, host],
    attachments: [anAttachment(web, front), anAttachment(db, front)],
  }),
);

describe('R87: the counts in the sidebar', () => {
  it('counts members, including stopped ones, and puts predefined and unused networks last', () => {
    expect(countNetworks(index).map(({ network, members }) => [network.name, members])).toEqual([
      ['front', 2],
      ['host', 0],
      ['aold', 0],
    ]);
  });

  it('counts containers by project, those without one last', () => {
    expect(countProjects(index)).toEqual([
      { value: '__proto__', count: 1 },
      { value: 'shop', count: 1 },
      { value: '', count: 1 },
    ]);
  });

  it('counts states and drivers', () => {
    expect(countStates(index).map((each) => each.count)).toEqual([1, 1, 1, 1]);
    expect(countDrivers(index)).toEqual([
      { value: 'bridge', count: 2 },
      { value: 'host', count: 1 },
    ]);
  });

  it('R171: counts unused and internal networks, and those with stopped members', () => {
    expect(countFlags(index)).toEqual([
      { value: 'unused', count: 1 },
      { value: 'internal', count: 0 },
      { value: 'stopped-members', count: 1 },
    ]);
  });
});
