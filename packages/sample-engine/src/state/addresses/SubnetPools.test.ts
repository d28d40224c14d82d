import { describe, expect, it } from 'vitest';
import { parseSubnet } from './address.ts';
import { dockerPools, SubnetPools } from './SubnetPools.ts';

const subnet = (text: string) => {
  const parsed = parseSubnet(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('R101: SubnetPools', () => {
  it('gives 172.17/16 to 172.31/16, then 192.168 in /20s, then refuses', () => {
    const pools = new SubnetPools(dockerPools);
    const texts = Array.from({ length: 31 }, () => pools.reserveNext().text);
    expect(texts[0]).toBe('172.17.0.0/16');
    expect(texts[14]).toBe('172.31.0.0/16');
    expect(texts[15]).toBe('192.168.0.0/20');
    expect(texts[30]).toBe('192.168.240.0/20');
    expect(() => pools.reserveNext()).toThrow('all predefined address pools have been fully subnetted');
  });

  it('skips requested subnets, and refuses overlaps', () => {
    const pools = new SubnetPools(dockerPools);
    pools.reserve(subnet('172.17.3.0/24'));
    expect(pools.reserveNext().text).toBe('172.18.0.0/16');
    expect(() => pools.reserve(subnet('172.18.0.0/24'))).toThrow('Pool overlaps with other one');
    expect(() => pools.reserve(subnet('172.0.0.0/8'))).toThrow('Pool overlaps with other one');
  });

  it('gives a released subnet again', () => {
    const pools = new SubnetPools(dockerPools);
    const first = pools.reserveNext();
    pools.reserveNext();
    pools.release(first);
    expect(pools.reserveNext().text).toBe('172.17.0.0/16');
  });
});
