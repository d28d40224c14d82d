import { isIP } from 'node:net';
import { badRequest, forbidden, systemError } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';

const bridgeOption = (name: string) => `com.docker.network.bridge.${name}`;
const booleanOptions = ['enable_icc', 'enable_ip_masquerade', 'inhibit_ipv4'].map(bridgeOption);
/** The values that Go's strconv.ParseBool accepts. */
const goBooleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);
const gatewayModes = new Set(['nat', 'nat-unprotected', 'routed', 'isolated']);
const macvlanModes = ['bridge', 'private', 'passthru', 'vepa'];
const ipvlanModes = ['l2', 'l3', 'l3s'];
const ipvlanFlags = ['bridge', 'private', 'vepa'];
/** The kernel's IFNAMSIZ, without the closing zero byte. */
const longestLinkName = 15;

/** Refuses options that the driver cannot read or that conflict with another network. Unknown options are accepted. */
export function checkDriverOptions(
  state: EngineState,
  driver: string,
  options: ReadonlyMap<string, string>,
  network: { id: string; internal: boolean },
): void {
  if (driver === 'macvlan') checkMacvlan(state, options);
  if (driver === 'ipvlan') checkIpvlan(state, options);
  if (driver !== 'bridge') return;
  for (const name of booleanOptions) {
    const value = options.get(name);
    if (value !== undefined && !goBooleans.has(value)) {
      throw unreadable(name, value, `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`);
    }
  }
  checkMtu(options);
  const binding = bridgeOption('host_binding_ipv4');
  const address = options.get(binding);
  if (address !== undefined && isIP(address) === 0) throw unreadable(binding, address, 'nil ip');
  checkGatewayModes(options, network.internal);
  checkBridgeName(state, options, network.id);
}

const unreadable = (name: string, value: string, why: string) =>
  badRequest(`failed to parse ${name} value: ${value} (${why})`);

function checkMtu(options: ReadonlyMap<string, string>): void {
  const name = 'com.docker.network.driver.mtu';
  const value = options.get(name);
  if (value === undefined) return;
  if (!/^[+-]?\d+$/.test(value)) {
    throw unreadable(name, value, `strconv.Atoi: parsing ${JSON.stringify(value)}: invalid syntax`);
  }
  if (Number(value) < 0) throw badRequest(`invalid MTU number: ${Number(value)}`);
}

function checkGatewayModes(options: ReadonlyMap<string, string>, internal: boolean): void {
  const names = ['gateway_mode_ipv4', 'gateway_mode_ipv6'].map(bridgeOption);
  for (const name of names) {
    const mode = options.get(name);
    if (mode && !gatewayModes.has(mode)) throw unreadable(name, mode, `unknown gateway mode ${mode}`);
  }
  if (!internal && names.some((name) => options.get(name) === 'isolated')) {
    throw systemError("gateway mode 'isolated' can only be used for an internal network");
  }
}

function checkBridgeName(state: EngineState, options: ReadonlyMap<string, string>, id: string): void {
  const name = options.get(bridgeOption('name'));
  if (!name) return;
  for (const other of state.networks.values()) {
    if (other.options.get(bridgeOption('name')) !== name) continue;
    throw forbidden(
      `cannot create network ${id} (${name}): conflicts with network ${other.id} (${name}): networks have same bridge name`,
    );
  }
  // The following messages are the kernel's.
  if (name.length > longestLinkName) throw systemError('numerical result out of range');
  if (/[\s/:]/.test(name) || name === '.' || name === '..') throw systemError('invalid argument');
  if (/^(lo|eth[01])$/.test(name)) throw systemError(`existing interface ${name} is not a bridge`);
}

/** In engine 28 several macvlan networks can share a parent, except in the mode passthru. */
function checkMacvlan(state: EngineState, options: ReadonlyMap<string, string>): void {
  const mode = options.get('macvlan_mode');
  if (mode && !macvlanModes.includes(mode)) {
    throw systemError(
      `requested macvlan mode '${mode}' is not valid, 'bridge' mode is the macvlan driver default`,
    );
  }
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParent(state, 'macvlan', parent);
  for (const other of state.networks.values()) {
    if (other.driver !== 'macvlan' || other.options.get('parent') !== parent) continue;
    if (mode === 'passthru' || other.options.get('macvlan_mode') === 'passthru') {
      throw systemError(
        `cannot use mode passthru, macvlan network ${other.id} is already using parent interface ${parent}`,
      );
    }
  }
}

/** Only one ipvlan network can use a parent. */
function checkIpvlan(state: EngineState, options: ReadonlyMap<string, string>): void {
  const mode = options.get('ipvlan_mode');
  if (mode && !ipvlanModes.includes(mode)) {
    throw systemError(`requested ipvlan mode '${mode}' is not valid, 'l2' mode is the ipvlan driver default`);
  }
  const flag = options.get('ipvlan_flag');
  if (flag && !ipvlanFlags.includes(flag)) {
    throw systemError(`requested ipvlan flag '${flag}' is not valid, 'bridge' is the ipvlan driver default`);
  }
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParent(state, 'ipvlan', parent);
  for (const other of state.networks.values()) {
    if (other.driver !== 'ipvlan' || other.options.get('parent') !== parent) continue;
    throw systemError(`network di-${other.id.slice(0, 12)} is already using parent interface ${parent}`);
  }
}

/** The sample's host has eth0, eth1 and the bridges. For `eth0.50` the daemon itself creates a VLAN link. */
function checkParent(state: EngineState, driver: string, parent: string): void {
  if (parent === 'lo') throw systemError(`loopback interface is not a valid ${driver} parent link`);
  if (isLink(state, parent)) return;
  const [link = '', vlan] = parent.split('.');
  if (vlan === undefined || !/^\d+$/.test(vlan)) {
    throw systemError(`invalid subinterface vlan name ${parent}, example formatting is eth0.10`);
  }
  if (!isLink(state, link)) throw systemError(`-o parent interface was not found on the host: ${link}`);
}

function isLink(state: EngineState, name: string): boolean {
  if (name === 'eth0' || name === 'eth1') return true;
  return [...state.networks.values()].some(
    ({ options }) => options.get('com.docker.network.bridge.name') === name,
  );
}
