import type { CreateNetworkRequest } from '@portolan/protocol';
import { toCreateCommand, toShell } from '@portolan/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInput, emptySubnet } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { fromCreateRequest, toCreateRequest, toSubnetIndexes } from './toCreateRequest.ts';

const input = (fields: Partial<CreateInput>): CreateInput => ({ ...emptyInput, name: 'back', ...fields });

describe('R150: input and request of a new network', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(arbitraryRequest(), fc.func(fc.boolean()), (request, isNamed) => {
        const named = new Set(Object.keys(request.options ?? {}).filter(isNamed));
        expect(plain(toCreateRequest(fromCreateRequest(request, named)))).toEqual(plain(request));
      }),
    );
  });

  it('leave out empty fields', () => {
    const nothing = input({ subnets: [emptySubnet, emptySubnet], labels: [{ key: '', value: '' }] });
    expect(toCreateRequest(nothing)).toEqual({ name: 'back' });
  });

  it('enable IPv6 if there is an IPv6 subnet', () => {
    const subnets = [{ ...emptySubnet, subnet: ' fd00:1::/64 ' }];
    expect(toCreateRequest(input({ subnets }))).toEqual({
      name: 'back',
      ipv6: true,
      subnets: [{ subnet: 'fd00:1::/64' }],
    });
  });

  it('accept labels of any name', () => {
    const labels = [
      { key: '__proto__', value: 'x=y' },
      { key: 'bare', value: '' },
    ];
    expect(Object.entries(toCreateRequest(input({ labels })).labels ?? {})).toEqual([
      ['__proto__', 'x=y'],
      ['bare', ''],
    ]);
  });

  it('know the index in the form of each subnet', () => {
    const subnets = [emptySubnet, { ...emptySubnet, gateway: '10.0.0.1' }, emptySubnet];
    expect(toSubnetIndexes(input({ subnets }))).toEqual([1]);
  });

  it('give the equivalent docker command', () => {
    const request = toCreateRequest(
      input({ driver: 'bridge', internal: true, subnets: [{ ...emptySubnet, subnet: '172.30.0.0/24' }] }),
    );
    expect(toShell(toCreateCommand(request))).toBe(
      'docker network create --driver bridge --internal --subnet 172.30.0.0/24 back',
    );
  });
});

describe('R151: only settings that the engine accepts together are sent', () => {
  const full = input({
    internal: true,
    attachable: true,
    scope: 'swarm',
    ipv4: false,
    subnets: [{ ...emptySubnet, subnet: '172.30.0.0/24' }],
    options: [{ key: 'parent', value: 'eth0' }],
    labels: [{ key: 'a', value: 'b' }],
  });

  it('with the settings of a config-only network, none that it holds', () => {
    expect(toCreateRequest({ ...full, configFrom: 'config' })).toEqual({
      name: 'back',
      scope: 'swarm',
      internal: true,
      attachable: true,
      configFrom: 'config',
    });
  });

  it('for a config-only network, none about containers', () => {
    const request = toCreateRequest({ ...full, configOnly: true });
    expect(Object.keys(request)).toEqual(['name', 'ipv4', 'configOnly', 'subnets', 'options', 'labels']);
  });
});

/** Copies a value without its prototypes, because `toEqual` compares those too. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Requests as the form makes them: consistent, and without settings at their defaults. */
function arbitraryRequest(): fc.Arbitrary<CreateNetworkRequest> {
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((each) => each === each.trim());
  const map = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { minKeys: 1 });
  const on = fc.constant(true as const);
  const optional = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: undefined });
  const subnet = fc.record(
    {
      subnet: fc.oneof(
        fc.nat(255).map((byte) => `10.${byte}.0.0/16`),
        fc.nat(255).map((byte) => `fd00:${byte}::/64`),
      ),
      gateway: text,
      ipRange: text,
      auxAddresses: fc.dictionary(fc.string({ minLength: 1 }), text, { minKeys: 1 }),
    },
    { requiredKeys: ['subnet'] },
  );
  const own = fc.record({
    ipv4: optional(fc.constant(false as const)),
    ipv6: optional(on),
    subnets: optional(fc.array(subnet, { minLength: 1, maxLength: 4 })),
    ipamDriver: optional(text),
    ipamOptions: optional(map),
    options: optional(map),
    labels: optional(map),
  });
  const used = fc.record({
    scope: optional(fc.constantFrom('local' as const, 'swarm' as const)),
    internal: optional(on),
    attachable: optional(on),
    ingress: optional(on),
  });
  const kind = fc.oneof(
    fc.tuple(own, used).map(([a, b]) => ({ ...a, ...b })),
    own.map((each) => ({ ...each, configOnly: true })),
    fc.tuple(used, text).map(([each, configFrom]) => ({ ...each, configFrom })),
  );
  return fc.record({ name: text, driver: optional(text), kind }).map(({ kind: rest, ...request }) => {
    const subnets = 'subnets' in rest ? (rest.subnets ?? []) : [];
    const isIPv6 = subnets.some((each) => each.subnet.includes(':'));
    return { ...request, ...rest, ...(isIPv6 ? { ipv6: true } : {}) };
  });
}
