import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { emptyInput, emptySubnet } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { problemsOfInput } from './problemsOfInput.ts';

const taken = aNetwork('front', {
  ipam: {
    driver: 'default',
    options: {},
    config: [{ subnet: '172.30.0.0/24', gateway: null, ipRange: null, auxiliaryAddresses: {} }],
  },
});
const topology = aTopology({ networks: [taken] });
const pathsOf = (fields: Partial<CreateInput>) =>
  problemsOfInput({ ...emptyInput, name: 'back', driver: 'bridge', ...fields }, topology)
    .filter(({ severity }) => severity === 'error')
    .map(({ path }) => path);

describe('R94: the problems of the form for a new network', () => {
  it('are none for valid input', () => {
    const subnets = [{ ...emptySubnet, subnet: '172.31.0.0/24', gateway: '172.31.0.1' }];
    expect(pathsOf({ subnets })).toEqual([]);
  });

  it.each<[string, Partial<CreateInput>, string]>([
    ['an empty name', { name: '' }, 'name'],
    ['a name with a space', { name: 'a b' }, 'name'],
    ['a name that is taken', { name: 'front' }, 'name'],
    ['an overlap', { subnets: [{ ...emptySubnet, subnet: '172.30.0.128/25' }] }, 'subnets.0.subnet'],
    [
      'a gateway outside its subnet, in the second field while the first is empty',
      { subnets: [emptySubnet, { ...emptySubnet, subnet: '10.9.0.0/24', gateway: '10.8.0.1' }] },
      'subnets.1.gateway',
    ],
    [
      'a gateway without a subnet',
      { subnets: [{ ...emptySubnet, gateway: '10.8.0.1' }] },
      'subnets.0.subnet',
    ],
    ['a value without a name', { labels: [{ key: '', value: 'x' }] }, 'labels'],
    [
      'an option given twice',
      { options: [{ key: 'a', value: '1' }], furtherOptions: [{ key: 'a', value: '2' }] },
      'options',
    ],
  ])('include %s', (_, fields, path) => {
    expect(pathsOf(fields)).toContain(path);
  });
});
