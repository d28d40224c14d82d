import { describe, expect, it } from 'vitest';
import { aNetwork } from '@portolan/topology/testing';
import { CreateNetworkRequest } from './networkRequests.ts';
import { toCreateNetworkRequest } from './toCreateNetworkRequest.ts';

const subnet = { subnet: '10.0.1.0/24', gateway: null, ipRange: null, auxiliaryAddresses: {} };

describe('R146: a network as a request', () => {
  it('has no field for a default', () => {
    expect(toCreateNetworkRequest(aNetwork('a'))).toEqual({ name: 'a', driver: 'bridge' });
  });

  it('has all its settings', () => {
    const network = aNetwork('a', {
      driver: 'macvlan',
      internal: true,
      attachable: true,
      enableIPv4: false,
      enableIPv6: true,
      ipam: {
        driver: 'other',
        options: { x: 'y' },
        config: [
          {
            ...subnet,
            gateway: '10.0.1.9',
            ipRange: '10.0.1.64/26',
            auxiliaryAddresses: { printer: '10.0.1.5' },
          },
          { ...subnet, subnet: 'fd00::/64', gateway: 'fd00::1/64' },
        ],
      },
      options: { parent: 'eth0' },
      labels: { a: 'b' },
    });
    const request = toCreateNetworkRequest(network);
    expect(request).toEqual({
      name: 'a',
      driver: 'macvlan',
      internal: true,
      attachable: true,
      ipv4: false,
      ipv6: true,
      ipamDriver: 'other',
      ipamOptions: { x: 'y' },
      subnets: [
        {
          subnet: '10.0.1.0/24',
          gateway: '10.0.1.9',
          ipRange: '10.0.1.64/26',
          auxAddresses: { printer: '10.0.1.5' },
        },
        { subnet: 'fd00::/64', gateway: 'fd00::1' },
      ],
      options: { parent: 'eth0' },
      labels: { a: 'b' },
    });
    expect(CreateNetworkRequest.safeParse(request).success).toBe(true);
  });

  it('has no field for what comes from the config-only network', () => {
    const network = aNetwork('a', {
      internal: true,
      configFrom: 'settings',
      ipam: { driver: 'default', options: {}, config: [subnet] },
      options: { 'com.docker.network.driver.mtu': '1400' },
      labels: { from: 'settings' },
    });
    expect(toCreateNetworkRequest(network)).toEqual({
      name: 'a',
      driver: 'bridge',
      internal: true,
      configFrom: 'settings',
    });
    const settings = aNetwork('settings', { driver: 'null', configOnly: true });
    expect(toCreateNetworkRequest(settings)).toEqual({ name: 'settings', configOnly: true });
  });

  it('has no field for options that the engine adds itself', () => {
    const network = aNetwork('a', {
      driver: 'overlay',
      scope: 'swarm',
      options: { 'com.docker.network.driver.overlay.vxlanid_list': '4097', encrypted: '' },
    });
    expect(toCreateNetworkRequest(network)).toEqual({
      name: 'a',
      driver: 'overlay',
      options: { encrypted: '' },
    });
  });
});
