import { badRequest, forbidden, systemError } from '../EngineError.ts';
import { contains, formatSubnet, overlaps, parseAddress, parseSubnet, type Subnet } from './address.ts';
import type { EngineState } from './EngineState.ts';
import type { IpamConfig } from './records.ts';

/** Networks that are the engine's own: nobody makes or removes them. */
export const predefinedNetworks: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'default']);

/** Those of them that a swarm has for its services. */
export const predefinedInSwarm: ReadonlySet<string> = new Set(['bridge', 'host']);

/** The drivers of `GET /info`, in its order. */
export const networkDrivers = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'] as const;

const booleanOptions = ['enable_icc', 'enable_ip_masquerade', 'inhibit_ipv4'].map(
  (name) => `com.docker.network.bridge.${name}`,
);
/** What Go's strconv.ParseBool reads. */
const goBooleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);

/** Refuses a subnet, range, gateway or auxiliary address that does not fit: all faults in one message. */
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
  if (faults.length > 0) throw badRequest(`invalid network config:\n${faults.join('\n')}`);
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

/** Refuses driver options the driver cannot read, or that clash with another network. */
export function checkDriverOptions(
  state: EngineState,
  driver: string,
  options: ReadonlyMap<string, string>,
  network: { id: string; internal: boolean },
): void {
  if (driver === 'macvlan') checkMacvlanParent(state, options);
  if (driver === 'ipvlan') checkIpvlanParent(state, options);
  if (driver !== 'bridge') return;
  for (const name of booleanOptions) {
    const value = options.get(name);
    if (value !== undefined && !goBooleans.has(value)) {
      throw badRequest(
        `failed to parse ${name} value: ${value} (strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax)`,
      );
    }
  }
  const mtu = options.get('com.docker.network.driver.mtu');
  if (mtu !== undefined && !/^[+-]?\d+$/.test(mtu)) {
    throw badRequest(
      `failed to parse com.docker.network.driver.mtu value: ${mtu} (strconv.Atoi: parsing ${JSON.stringify(mtu)}: invalid syntax)`,
    );
  }
  if (options.get('com.docker.network.bridge.gateway_mode_ipv4') === 'isolated' && !network.internal) {
    throw systemError('gateway mode "isolated" can only be used for an internal network');
  }
  checkBridgeName(state, options, network.id);
}

function checkBridgeName(state: EngineState, options: ReadonlyMap<string, string>, id: string): void {
  const name = options.get('com.docker.network.bridge.name');
  if (!name) return;
  for (const other of state.networks.values()) {
    if (other.options.get('com.docker.network.bridge.name') !== name) continue;
    throw forbidden(
      `cannot create network ${id} (${name}): conflicts with network ${other.id} (${name}): networks have same bridge name`,
    );
  }
}

/** Engine 28 lets several macvlan networks share a parent, but passthru wants it alone. */
function checkMacvlanParent(state: EngineState, options: ReadonlyMap<string, string>): void {
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParentName(state, parent);
  for (const other of state.networks.values()) {
    if (other.driver !== 'macvlan' || other.options.get('parent') !== parent) continue;
    if (options.get('macvlan_mode') === 'passthru' || other.options.get('macvlan_mode') === 'passthru') {
      throw forbidden(
        `cannot use mode passthru, macvlan network ${other.id} is already using parent ${parent}`,
      );
    }
  }
}

function checkIpvlanParent(state: EngineState, options: ReadonlyMap<string, string>): void {
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParentName(state, parent);
  for (const other of state.networks.values()) {
    if (other.driver === 'ipvlan' && other.options.get('parent') === parent) {
      throw systemError(`network ${other.id} is already using parent interface ${parent}`);
    }
  }
}

/** The sample host has eth0, eth1 and its bridges; the daemon itself makes a VLAN link for `eth0.50`. */
function checkParentName(state: EngineState, parent: string): void {
  if (/^eth[01](\.\d+)?$/.test(parent)) return;
  for (const { options } of state.networks.values()) {
    if (options.get('com.docker.network.bridge.name') === parent) return;
  }
  throw systemError(`invalid subinterface vlan name ${parent}, example formatting is eth0.10`);
}
