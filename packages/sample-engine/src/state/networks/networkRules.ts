import { joinFaults, badRequest } from '../../EngineError.ts';
import {
  contains,
  formatSubnet,
  overlaps,
  parseAddress,
  parseSubnet,
  type Subnet,
} from '../addresses/address.ts';
import type { IpamConfig } from '../records.ts';

/**
 * The names of the predefined networks; `default` is the default bridge. No user can create or remove these networks,
 * or request addresses and aliases on them.
 */
export const predefinedNetworks: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'default']);

/** The predefined networks that a swarm has for its services. */
export const predefinedInSwarm: ReadonlySet<string> = new Set(['bridge', 'host']);

/** The network drivers in the order of `GET /info`. */
export const networkDrivers = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'] as const;

/** Refuses subnets, ranges, gateways and auxiliary addresses that do not fit, with all faults in one message. */
export function checkIpam(configs: readonly IpamConfig[], enableIPv6: boolean): void {
  const faults = configs.flatMap((config) => {
    const subnet = parseSubnet(config.subnet);
    if (!subnet) return [`invalid subnet ${config.subnet}: invalid CIDR block notation`];
    if (subnet.version === 6 && !enableIPv6) return [];
    const found: string[] = [];
    if (subnet.given !== subnet.first) {
      found.push(`invalid subnet ${config.subnet}: it should be ${formatSubnet(subnet)}`);
    }
    if (config.ipRange) found.push(...rangeFaults(config.ipRange, subnet));
    if (config.gateway) found.push(...addressFaults(`gateway ${config.gateway}`, config.gateway, subnet));
    for (const [name, address] of config.auxAddresses ?? []) {
      found.push(...addressFaults(`auxiliary address ${name}`, address, subnet));
    }
    return found;
  });
  if (faults.length > 0) throw badRequest(`invalid network config:\n${joinFaults(faults)}`);
}

function rangeFaults(text: string, subnet: Subnet): string[] {
  const range = parseSubnet(text);
  if (!range) return [`invalid ip-range ${text}: invalid CIDR block notation`];
  if (range.version !== subnet.version) {
    return [`invalid ip-range ${text}: parent subnet is an IPv${subnet.version} block`];
  }
  const faults: string[] = [];
  const parent = formatSubnet(subnet);
  if (range.bits < subnet.bits) {
    faults.push(`invalid ip-range ${text}: CIDR block is bigger than its parent subnet ${parent}`);
  }
  if (range.given !== range.first) {
    faults.push(`invalid ip-range ${text}: it should be ${formatSubnet(range)}`);
  }
  if (!overlaps(range, subnet)) {
    faults.push(`invalid ip-range ${text}: parent subnet ${parent} doesn't contain ip-range`);
  }
  return faults;
}

function addressFaults(what: string, text: string, subnet: Subnet): string[] {
  const address = parseAddress(text);
  if (!address) return [`invalid ${what}: invalid address`];
  if (address.version !== subnet.version) {
    return [`invalid ${what}: parent subnet is an IPv${subnet.version} block`];
  }
  if (contains(subnet, address)) return [];
  return [`invalid ${what}: parent subnet ${formatSubnet(subnet)} doesn't contain this address`];
}
