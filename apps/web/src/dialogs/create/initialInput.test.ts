import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { problemsOfInput } from './problemsOfInput.ts';
import { emptyInput } from './CreateInput.ts';
import { freeName, movedInput, toDuplicate } from './initialInput.ts';
import { toCreateRequest } from './toCreateRequest.ts';

const back = aNetwork('back', {
  internal: true,
  enableIPv6: true,
  ipam: {
    driver: 'default',
    options: {},
    config: [
      {
        subnet: '172.20.0.0/25',
        gateway: '172.20.0.9',
        ipRange: '172.20.0.64/26',
        auxiliaryAddresses: { router: '172.20.0.5' },
      },
      { subnet: 'fd00:1::/64', gateway: 'fd00:1::9', ipRange: null, auxiliaryAddresses: {} },
    ],
  },
  options: { 'com.docker.network.bridge.name': 'br-back', 'com.docker.network.driver.mtu': '1400' },
  labels: { team: 'sea', 'com.docker.compose.project': 'shop' },
});
const networks = [back, aNetwork('back-2')];

describe('R154: a duplicate of a network', () => {
  const { input, notes } = toDuplicate(back, networks, new Set(['com.docker.network.driver.mtu']));
  const request = toCreateRequest(input);

  it('has the settings of the original, except those that only one network can have', () => {
    expect(request).toMatchObject({ name: 'back-3', driver: 'bridge', internal: true, ipv6: true });
    expect({ ...request.options }).toEqual({ 'com.docker.network.driver.mtu': '1400' });
    expect({ ...request.labels }).toEqual({ team: 'sea' });
    expect(notes.join(' ')).toMatch(/br-back.*Compose/);
  });

  it('gets free subnets of the same size, in which every address keeps its offset', () => {
    const [first, second] = request.subnets ?? [];
    expect(first?.subnet).toMatch(/\/25$/);
    expect(first?.subnet).not.toBe('172.20.0.0/25');
    expect(second?.subnet).toMatch(/\/64$/);
    expect(problemsOfInput(input, aTopology({ networks }))).toEqual([]);
    const base = (first?.subnet ?? '').replace(/\.\d+\/25$/, '');
    const offset = Number(/\.(\d+)\/25$/.exec(first?.subnet ?? '')?.[1]);
    expect(first).toMatchObject({
      gateway: `${base}.${offset + 9}`,
      ipRange: `${base}.${offset + 64}/26`,
      auxAddresses: { router: `${base}.${offset + 5}` },
    });
    expect(second?.gateway).toBe(second?.subnet.replace('::/64', '::9'));
  });
});

describe('R154: the name of a duplicate', () => {
  it.each([
    ['web', 'web-2'],
    ['back', 'back-3'],
    ['back-2', 'back-3'],
    ['<b>x</b>', 'b-x-b-2'],
    ['日本', 'network-2'],
    ['x'.repeat(4096), `${'x'.repeat(240)}-2`],
  ])('%#', (name, copy) => {
    expect(freeName(name, networks)).toBe(copy);
  });
});

it('R311: on another engine, the input has a driver of that engine, and nothing of networks of the former one', () => {
  const { engine } = aTopology();
  const here = aTopology({ engine: { ...engine, networkDrivers: ['bridge', 'macvlan'] } });
  const there = aTopology({ engine: { ...engine, networkDrivers: ['null', 'bridge'] } });
  const input = { ...emptyInput, name: 'lan', driver: 'macvlan', configFrom: 'shared' };
  const typed = { ...input, options: [{ key: 'parent', value: 'eth0' }] };
  expect(movedInput(typed, here, here)).toEqual({ ...typed, configFrom: '' });
  expect(movedInput(typed, here, there)).toEqual({ ...input, driver: 'bridge', configFrom: '' });
});
