import type { Network } from '@portolan/topology';
import type { CreateNetworkRequest, SubnetRequest } from './networkRequests.ts';

/**
 * The request that makes a network like this one, with all its settings and the same subnets. Whether the engine
 * had chosen those itself is not told (20.10.24, 28.5.2): the copy asks for them.
 */
export function toCreateNetworkRequest(network: Network): CreateNetworkRequest {
  const { name, driver, scope, internal, attachable, ingress, configOnly, configFrom } = network;
  const operation = {
    name,
    ...(driver && !configOnly && { driver }),
    // Overlay networks are of the swarm by themselves.
    ...(scope === 'swarm' && driver !== 'overlay' && { scope }),
    ...(internal && { internal }),
    ...(attachable && { attachable }),
    ...(ingress && { ingress }),
  };
  // Everything else is the template's, and refused beside it.
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

/** Options that engines report without having been given them, and give again by themselves (20.10.24, 28.5.2). */
const addedByEngine = new Set([
  'com.docker.network.driver.overlay.vxlanid_list',
  'com.docker.network.enable_ipv4',
  'com.docker.network.enable_ipv6',
]);

function toSubnetRequest(subnet: Network['ipam']['config'][number]): SubnetRequest {
  const { gateway, ipRange, auxiliaryAddresses } = subnet;
  return {
    subnet: subnet.subnet,
    // Some engines tell an IPv6 gateway with its prefix length, and refuse to be told so.
    ...(gateway !== null && { gateway: gateway.replace(/\/\d+$/, '') }),
    ...(ipRange !== null && { ipRange }),
    ...(hasAny(auxiliaryAddresses) && { auxAddresses: auxiliaryAddresses }),
  };
}

const hasAny = (map: Record<string, string>): boolean => Object.keys(map).length > 0;

const withoutKeys = (map: Record<string, string>, without: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).filter(([key]) => !without.has(key)));
