import { expect, it } from 'vitest';
import { anEngine } from '../testing/index.ts';
import { isAtLeast } from './engineTraits.ts';
import { featuresOf } from './featuresOf.ts';
import { optionsOf } from './networkOptions.ts';

const keys = (driver: string, version: string) =>
  optionsOf(driver, anEngine({ version })).map(({ key }) => key.split('.').at(-1));

it('R134: lists the options that the engine version supports', () => {
  expect(keys('bridge', '20.10.24+dfsg1')).not.toContain('gateway_mode_ipv4');
  expect(keys('bridge', '27.3.1')).toContain('gateway_mode_ipv4');
  expect(keys('bridge', '28.1.0')).not.toContain('trusted_host_interfaces');
  expect(keys('bridge', '28.5.2')).toContain('trusted_host_interfaces');
  const modes = (version: string) =>
    optionsOf('bridge', anEngine({ version }))
      .find(({ key }) => key.endsWith('gateway_mode_ipv4'))
      ?.choices?.map(({ value }) => value);
  expect(modes('27.0.1')).toEqual(['nat', 'routed']);
  expect(modes('28.0.0')).toEqual(['nat', 'nat-unprotected', 'routed', 'isolated']);
  expect(keys('ipvlan', '20.10.24')).toEqual(['parent', 'ipvlan_mode']);
  expect(keys('some/plugin', '28.5.2')).toEqual([]);
});

it('R134: lists for Podman the options that its compatible API supports', () => {
  const podman = anEngine({ product: 'podman', version: '5.0.0', apiVersion: '1.41' });
  expect(optionsOf('bridge', podman).map(({ key }) => key)).toEqual([
    'com.docker.network.bridge.name',
    'com.docker.network.driver.mtu',
  ]);
  expect(featuresOf(podman)).toMatchObject({ links: false, gatewayPriority: false, macAtConnect: true });
});

it('R134: derives features from the API version', () => {
  expect(featuresOf(anEngine({ apiVersion: '1.41' }))).toMatchObject({
    ...{ withoutIPv4: false, ipv6WithoutSubnet: false, gatewayPriority: false, macAtConnect: false },
  });
  expect(featuresOf(anEngine({ apiVersion: '1.51', swarm: true }))).toMatchObject({
    ...{ withoutIPv4: true, ipv6WithoutSubnet: true, gatewayPriority: true, swarmNetworks: true },
  });
  expect([isAtLeast('28.5.2+dfsg4', '28.2'), isAtLeast('27.9', '28.0'), isAtLeast('1.9', '1.41')]).toEqual([
    ...[true, false, false],
  ]);
});
