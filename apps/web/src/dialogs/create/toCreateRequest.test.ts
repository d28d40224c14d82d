import type { CreateNetworkRequest } from '@portolan/protocol';
import { toCreateCommand, toShell } from '@portolan/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInput, emptySubnet } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { fromCreateRequest, toCreateRequest, toSubnetPlaces } from './toCreateRequest.ts';

const input = (fields: Partial<CreateInput>): CreateInput => ({ ...emptyInput, name: 'back', ...fields });

describe('R150: form and request of a new network', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(arbitraryRequest(), fc.func(fc.boolean()), (request, isNamed) => {
        const named = new Set(Object.keys(request.options ?? {}).filter(isNamed));
        expect(plain(toCreateRequest(fromCreateRequest(request, named)))).toEqual(plain(request));
      }),
    );
  });

  it('leave out what was left empty', () => {
    const nothing = input({ subnets: [emptySubnet, emptySubnet], labels: [{ key: '', value: '' }] });
    expect(toCreateRequest(nothing)).toEqual({ name: 'back' });
  });

  it('turn IPv6 on when an IPv6 subnet is asked for', () => {
    const subnets = [{ ...emptySubnet, subnet: ' fd00:1::/64 ' }];
    expect(toCreateRequest(input({ subnets }))).toEqual({
      name: 'back',
      ipv6: true,
      subnets: [{ subnet: 'fd00:1::/64' }],
    });
  });

  it('take labels whatever their name', () => {
    const labels = [
      { key: '__proto__', value: 'x=y' },
      { key: 'bare', value: '' },
    ];
    expect(Object.entries(toCreateRequest(input({ labels })).labels ?? {})).toEqual([
      ['__proto__', 'x=y'],
      ['bare', ''],
    ]);
  });

  it('keep track of which subnet is which', () => {
    const subnets = [emptySubnet, { ...emptySubnet, gateway: '10.0.0.1' }, emptySubnet];
    expect(toSubnetPlaces(input({ subnets }))).toEqual([1]);
  });

  it('give the equivalent command', () => {
    const request = toCreateRequest(
      input({ driver: 'bridge', internal: true, subnets: [{ ...emptySubnet, subnet: '172.30.0.0/24' }] }),
    );
    expect(toShell(toCreateCommand(request))).toBe(
      'docker network create --driver bridge --internal --subnet 172.30.0.0/24 back',
    );
  });
});

describe('R151: only what belongs together is sent', () => {
  const full = input({
    internal: true,
    attachable: true,
    scope: 'swarm',
    ipv4: false,
    subnets: [{ ...emptySubnet, subnet: '172.30.0.0/24' }],
    options: [{ key: 'parent', value: 'eth0' }],
    labels: [{ key: 'a', value: 'b' }],
  });

  it('from a template nothing that is the template’s', () => {
    expect(toCreateRequest({ ...full, configFrom: 'tmpl' })).toEqual({
      name: 'back',
      scope: 'swarm',
      internal: true,
      attachable: true,
      configFrom: 'tmpl',
    });
  });

  it('for a template nothing about members', () => {
    const request = toCreateRequest({ ...full, configOnly: true });
    expect(Object.keys(request)).toEqual(['name', 'ipv4', 'configOnly', 'subnets', 'options', 'labels']);
  });
});

/** Without the prototypes, which `toEqual` compares. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Requests as the form makes them: consistent, and with nothing that is the default. */
function arbitraryRequest(): fc.Arbitrary<CreateNetworkRequest> {
  const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text === text.trim());
  const map = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { minKeys: 1 });
  const on = fc.constant(true as const);
  const optional = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: undefined });
  const subnet = fc.record(
    {
      subnet: fc.oneof(
        fc.nat(255).map((byte) => `10.${byte}.0.0/16`),
        fc.nat(255).map((byte) => `fd00:${byte}::/64`),
      ),
      gateway: word,
      ipRange: word,
      auxAddresses: fc.dictionary(fc.string({ minLength: 1 }), word, { minKeys: 1 }),
    },
    { requiredKeys: ['subnet'] },
  );
  const own = fc.record({
    ipv4: optional(fc.constant(false as const)),
    ipv6: optional(on),
    subnets: optional(fc.array(subnet, { minLength: 1, maxLength: 4 })),
    ipamDriver: optional(word),
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
    fc.tuple(used, word).map(([each, configFrom]) => ({ ...each, configFrom })),
  );
  return fc.record({ name: word, driver: optional(word), kind }).map(({ kind: rest, ...request }) => {
    const subnets = 'subnets' in rest ? (rest.subnets ?? []) : [];
    const isIPv6 = subnets.some((each) => each.subnet.includes(':'));
    return { ...request, ...rest, ...(isIPv6 ? { ipv6: true } : {}) };
  });
}
