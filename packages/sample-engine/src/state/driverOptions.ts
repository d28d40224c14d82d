import { isIP } from 'node:net';
import { badRequest, forbidden, systemError } from '../EngineError.ts';
import type { EngineState } from './EngineState.ts';
import { checkIpvlan, checkMacvlan } from './parentOptions.ts';

const bridgeOption = (name: string) => `com.docker.network.bridge.${name}`;
const booleanOptions = ['enable_icc', 'enable_ip_masquerade', 'inhibit_ipv4'].map(bridgeOption);
/** What Go's strconv.ParseBool reads. */
const goBooleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);
const gatewayModes = new Set(['nat', 'nat-unprotected', 'routed', 'isolated']);
/** IFNAMSIZ less the closing zero. */
const longestLinkName = 15;

/** Refuses driver options the driver cannot read, or that clash with another network. Unknown ones pass. */
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
  // The kernel's words.
  if (name.length > longestLinkName) throw systemError('numerical result out of range');
  if (/[\s/:]/.test(name) || name === '.' || name === '..') throw systemError('invalid argument');
  if (/^(lo|eth[01])$/.test(name)) throw systemError(`existing interface ${name} is not a bridge`);
}
