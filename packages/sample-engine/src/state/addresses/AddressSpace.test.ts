import { describe, expect, it } from 'vitest';
import { AddressSpace } from './AddressSpace.ts';
import { formatAddress, parseAddress, parseSubnet } from './address.ts';

const space = (subnet: string, range?: string) => {
  const parsed = parseSubnet(subnet);
  if (!parsed) throw new Error(subnet);
  return new AddressSpace(parsed, range ? parseSubnet(range) : null);
};
const value = (text: string) => parseAddress(text)?.value ?? -1n;
const take = (from: AddressSpace) => {
  const address = from.takeLowest();
  return address === null ? null : formatAddress(address, from.subnet.version);
};

describe('R101: AddressSpace', () => {
  it('gives the lowest free address, and never the network or broadcast address', () => {
    const tiny = space('10.0.0.0/29');
    expect(Array.from({ length: 7 }, () => take(tiny))).toEqual([
      '10.0.0.1',
      '10.0.0.2',
      '10.0.0.3',
      '10.0.0.4',
      '10.0.0.5',
      '10.0.0.6',
      null,
    ]);
  });

  it('gives released addresses again, the lowest first', () => {
    const pool = space('10.0.0.0/24');
    for (let i = 0; i < 5; i++) take(pool);
    pool.release(value('10.0.0.4'));
    pool.release(value('10.0.0.2'));
    expect([take(pool), take(pool), take(pool)]).toEqual(['10.0.0.2', '10.0.0.4', '10.0.0.6']);
  });

  it('gives an address again after being full', () => {
    const tiny = space('10.0.0.0/30');
    expect([take(tiny), take(tiny), take(tiny)]).toEqual(['10.0.0.1', '10.0.0.2', null]);
    tiny.release(value('10.0.0.1'));
    expect(take(tiny)).toBe('10.0.0.1');
  });

  it('gives addresses of the range only, but accepts requested ones outside it', () => {
    const ranged = space('10.0.0.0/24', '10.0.0.128/25');
    expect(take(ranged)).toBe('10.0.0.128');
    expect(ranged.take(value('10.0.0.5'))).toBe(true);
    expect(ranged.take(value('10.0.0.5'))).toBe(false);
    ranged.release(value('10.0.0.5'));
    expect(take(ranged)).toBe('10.0.0.129');
  });

  it('skips addresses that were requested', () => {
    const pool = space('10.0.0.0/24');
    pool.take(value('10.0.0.1'));
    expect(take(pool)).toBe('10.0.0.2');
  });

  it('uses both addresses of a /31 and the one of a /32', () => {
    const pair = space('10.0.0.0/31');
    expect([take(pair), take(pair), take(pair)]).toEqual(['10.0.0.0', '10.0.0.1', null]);
    expect(take(space('10.0.0.9/32'))).toBe('10.0.0.9');
  });

  it('gives IPv6 addresses in the same order', () => {
    const pool = space('fd00:1::/64');
    expect([take(pool), take(pool)]).toEqual(['fd00:1::1', 'fd00:1::2']);
  });
});
