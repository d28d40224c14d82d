import { aNetwork } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { problemOfAddress, toConnectRequest } from './toConnectRequest.ts';

describe('the connect request', () => {
  it('leaves out what was left empty', () => {
    expect(toConnectRequest({ aliases: ' ', ipv4: '', ipv6: '' })).toEqual({});
  });

  it('takes aliases apart at spaces and commas, each once', () => {
    const { aliases } = toConnectRequest({ aliases: 'db, cache  db', ipv4: '', ipv6: '' });
    expect(aliases).toEqual(['db', 'cache']);
  });
});

describe('R94: wanted addresses', () => {
  const config = { gateway: null, ipRange: null, auxiliaryAddresses: {} };
  const network = aNetwork('back', {
    ipam: { driver: 'default', options: {}, config: [{ ...config, subnet: '172.30.0.0/24' }] },
  });
  it.each([
    ['', 4, null],
    [' 172.30.0.7 ', 4, null],
    ['172.31.0.7', 4, 'Write an address within 172.30.0.0/24.'],
    ['172.30.0.0/24', 4, 'Write an address such as 172.30.0.7.'],
    ['web', 6, 'Write an address such as fd00:1::7.'],
    ['fd00::7', 6, 'This network has no IPv6 subnet.'],
  ] as const)('%j as IPv%d: %s', (text, version, problem) => {
    expect(problemOfAddress(text, version, network)).toBe(problem);
  });
});
