import type { Network } from '@portolan/topology';
import type { CreateNetworkRequest, SubnetRequest } from './networkRequests.ts';

/**
 * Returns the request that creates a network with the same settings and the same subnets. Engines do not report whether
 * they chose the subnets themselves (20.10.24, 28.5.2), so the request asks for them in any case.
 */
export function toCreateNetworkRequest(network: Network): CreateNetworkRequest {
  const { name, driver, scope, internal, attachable, ingress, configOnly, configFrom } = network;
  const operation = {
    name,
    ...(driver && !configOnly && { driver }),
    // An overlay network has the scope swarm by default.
    ...(scope === 'swarm' && driver !== 'overlay' && { scope }),
    ...(internal && { internal }),
    ...(attachable && { attachable }),
    ...(ingress && { ingress }),
  };
  // All other settings come from the config-only network. The engine refuses a request that repeats them.
  if (configFrom !== null) return { ...operation, configFrom };
  const subnets = network.ipam.driver === 'null' ? [] : network.ipam.config.filter(({ subnet }) => subnet);
  const options = withoutKeys(network.options, addedByEngine);
  return {
    ...operation,
    ...(configOnly && { configOnly }),
    ...(!network.enableIPv4 && { ipv4: false }),
    ...(network.enableIPv6 && { ipv6: true }),
    ...(subnets.length > 0 && { subnets: subnets.map(toSubnetRequest) }),
    ...(network.ipam.driver && network.ipam.driver !== 'default' && { ipamDriver: network.ipam.driver }),
    ...(hasAny(network.ipam.options) && { ipamOptions: network.ipam.options }),
    ...(hasAny(options) && { options }),
    ...(hasAny(network.labels) && { labels: network.labels }),
  };
}

/** Options that engines add to a network themselves, and add again to a copy of it (20.10.24, 28.5.2). */
const addedByEngine = new Set([
  'com.docker.network.driver.overlay.vxlanid_list',
  'com.docker.network.enable_ipv4',
  'com.docker.network.enable_ipv6',
]);

function toSubnetRequest(subnet: Network['ipam']['config'][number]): SubnetRequest {
  const { gateway, ipRange, auxiliaryAddresses } = subnet;
  return {
    subnet: subnet.subnet,
    // Some engines report an IPv6 gateway with its prefix length, but refuse a request with a prefix length.
    ...(gateway !== null && { gateway: gateway.replace(/\/\d+$/, '') }),
    ...(ipRange !== null && { ipRange }),
    ...(hasAny(auxiliaryAddresses) && { auxAddresses: auxiliaryAddresses }),
  };
}

const hasAny = (map: Record<string, string>): boolean => Object.keys(map).length > 0;

const withoutKeys = (map: Record<string, string>, without: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !without.has(key)));
