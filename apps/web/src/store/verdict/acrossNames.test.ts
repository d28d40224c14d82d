import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { acrossNames } from './acrossNames.ts';
import { acrossSentence } from './acrossVerdict.ts';
import { endName } from './endPair.ts';

it('R219, R250: the ends of a pair on two engines are named with their engines', () => {
  const [web, net] = [aContainer('web'), aNetwork('net')];
  const index = new TopologyIndex(aTopology({ containers: [web], networks: [net] }));
  const names = acrossNames(
    new Map([
      ['nas', index],
      ['vps', new TopologyIndex(aTopology({}))],
    ]),
    'the host of vps',
  );
  expect(endName(names, `nas/${web.id}`)).toBe('web on nas');
  expect(endName(names, 'nas/host')).toBe('the host of nas');
  expect(endName(names, `vps/${web.id}`)).toBe(`${web.id.slice(0, 12)} on vps`);
  expect(names.networks.get(`nas/${net.id}`)?.name).toBe('net');
  expect(names.networks.get(`vps/${net.id}`)).toBeUndefined();
});

it('R258: the verdict on two ends of different engines is one sentence', () => {
  const alone = new TopologyIndex(aTopology({ containers: [aContainer('web', { state: 'exited' })] }));
  const [end] = alone.containers.keys();
  const from = { name: 'nas', index: alone, end: end ?? '' };
  const to = { name: 'vps', index: new TopologyIndex(aTopology({})), end: 'host' };
  expect(acrossSentence(from, to)).toBe('web on nas cannot reach the host of vps.');
});
