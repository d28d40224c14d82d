import { toCreateCommand, toShell } from '@portolan/protocol';
import { aNetwork } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { emptyInput, problemsOfInput, toCreateRequest } from './toCreateRequest.ts';
import type { CreateInput } from './toCreateRequest.ts';

const input = (fields: Partial<CreateInput>): CreateInput => ({ ...emptyInput, name: 'back', ...fields });
const subnet = (fields: Partial<CreateInput['subnets'][number]>) => ({
  subnet: '',
  gateway: '',
  ipRange: '',
  ...fields,
});

describe('the request for a new network', () => {
  it('leaves out what was left empty', () => {
    expect(toCreateRequest(input({ subnets: [subnet({})] }))).toEqual({ name: 'back', driver: 'bridge' });
  });

  it('turns IPv6 on when an IPv6 subnet is asked for', () => {
    expect(toCreateRequest(input({ subnets: [subnet({ subnet: 'fd00:1::/64' })] })).ipv6).toBe(true);
  });

  it('takes the parent interface for macvlan only', () => {
    expect(toCreateRequest(input({ driver: 'macvlan', parent: 'eth0' })).options).toEqual({ parent: 'eth0' });
    expect(toCreateRequest(input({ driver: 'bridge', parent: 'eth0' })).options).toBeUndefined();
  });

  it('reads labels line by line, whatever their name', () => {
    const { labels } = toCreateRequest(input({ labels: 'a=1\n\n__proto__=x=y\nbare' }));
    expect(Object.entries(labels ?? {})).toEqual([
      ['a', '1'],
      ['__proto__', 'x=y'],
      ['bare', ''],
    ]);
  });

  it('gives the equivalent command', () => {
    const request = toCreateRequest(
      input({ internal: true, subnets: [subnet({ subnet: '172.30.0.0/24' })] }),
    );
    expect(toShell(toCreateCommand(request))).toBe(
      'docker network create --driver bridge --internal --subnet 172.30.0.0/24 back',
    );
  });
});

describe('R94: what is wrong with the input', () => {
  const taken = aNetwork('front', {
    ipam: {
      driver: 'default',
      options: {},
      config: [{ subnet: '172.30.0.0/24', gateway: null, ipRange: null, auxiliaryAddresses: {} }],
    },
  });

  it('is nothing for a good one', () => {
    const good = input({ subnets: [subnet({ subnet: '172.31.0.0/24', gateway: '172.31.0.1' })] });
    expect(problemsOfInput(good, [taken])).toEqual({});
  });

  it.each<[string, Partial<CreateInput>, string]>([
    ['an empty name', { name: '' }, 'name'],
    ['a name with a space', { name: 'a b' }, 'name'],
    ['a name that is taken', { name: 'front' }, 'name'],
    ['an overlap', { subnets: [subnet({ subnet: '172.30.0.128/25' })] }, 'subnets.0.subnet'],
    [
      'a gateway elsewhere',
      { subnets: [subnet({ subnet: '10.9.0.0/24', gateway: '10.8.0.1' })] },
      'subnets.0.gateway',
    ],
    ['a gateway without a subnet', { subnets: [subnet({ gateway: '10.8.0.1' })] }, 'subnets.0.subnet'],
  ])('is said for %s', (_, fields, path) => {
    expect(Object.keys(problemsOfInput(input(fields), [taken]))).toContain(path);
  });
});
