import { forbidden, systemError } from '../../EngineError.ts';
import { AddressSpace } from '../addresses/AddressSpace.ts';
import { formatAddress, parseAddress, parseSubnet, type IpVersion } from '../addresses/address.ts';
import type { EngineState } from '../EngineState.ts';
import type { IpamConfig, NetworkPool } from '../records.ts';
import type { SubnetPools } from '../addresses/SubnetPools.ts';

/** The settings of a new network that decide its subnets and gateways. */
export interface PoolRequest {
  readonly name: string;
  readonly driver: string;
  readonly swarm: boolean;
  readonly configOnly: boolean;
  readonly internal: boolean;
  readonly enableIPv4: boolean;
  readonly enableIPv6: boolean;
  readonly ipam: readonly IpamConfig[];
  readonly options: ReadonlyMap<string, string>;
}

/** Reserves the subnets and gateways of a new network, all or none (R101). */
export function allocatePools(state: EngineState, request: PoolRequest): NetworkPool[] {
  if (request.driver === 'host' || (request.driver === 'null' && !request.configOnly)) return [];
  const v4 = request.ipam.filter(({ subnet }) => !subnet.includes(':'));
  const v6 = request.ipam.filter(({ subnet }) => subnet.includes(':'));
  // The daemon refuses two subnets only for bridges. Overlay, macvlan and ipvlan networks can have several.
  if (request.driver === 'bridge' && v4.length > 1) {
    throw forbidden("bridge driver doesn't support multiple subnets");
  }
  const pools: NetworkPool[] = [];
  try {
    if (request.configOnly) return [...v4, ...v6].map((config) => configOnlyPool(config));
    if (request.enableIPv4) pools.push(...reserveFamily(state, request, v4, 4));
    if (request.enableIPv6) pools.push(...reserveFamily(state, request, v6, 6));
  } catch (error) {
    releasePools(state, request.swarm, pools);
    throw error;
  }
  return pools;
}

/** Releases the subnets of a removed network. */
export function releasePools(state: EngineState, swarm: boolean, pools: readonly NetworkPool[]): void {
  for (const { subnet } of pools) subnetSource(state, swarm, subnet.version).release(subnet);
}

function subnetSource(state: EngineState, swarm: boolean, version: IpVersion): SubnetPools {
  if (version === 6) return state.localSubnets6;
  return swarm ? state.swarmSubnets : state.localSubnets;
}

function reserveFamily(
  state: EngineState,
  request: PoolRequest,
  configs: readonly IpamConfig[],
  version: IpVersion,
): NetworkPool[] {
  const source = subnetSource(state, request.swarm, version);
  if (configs.length === 0) {
    const subnet = source.reserveNext();
    return [createPool(request, subnet.text, subnet, null)];
  }
  const pools: NetworkPool[] = [];
  try {
    for (const config of configs) {
      const wanted = parseSubnet(config.subnet);
      if (!wanted) throw systemError(`invalid subnet ${config.subnet}`);
      const subnet = source.reserve(wanted);
      try {
        pools.push(createPool(request, config.subnet, subnet, config));
      } catch (error) {
        source.release(subnet);
        throw error;
      }
    }
  } catch (error) {
    releasePools(state, request.swarm, pools);
    throw error;
  }
  return pools;
}

function createPool(
  request: PoolRequest,
  text: string,
  subnet: NetworkPool['subnet'],
  config: IpamConfig | null,
): NetworkPool {
  const range = config?.ipRange ? parseSubnet(config.ipRange) : null;
  const space = new AddressSpace(subnet, range);
  const gateway = takeGateway(space, config, request);
  for (const address of config?.auxAddresses?.values() ?? []) {
    const parsed = parseAddress(address);
    if (parsed && !space.take(parsed.value))
      throw forbidden('failed to allocate secondary ip address: Address already in use');
  }
  const ownGateway = gateway === null ? undefined : formatAddress(gateway, subnet.version);
  const isDefaultBridge = request.name === 'bridge';
  const shown: IpamConfig =
    config && !request.swarm
      ? config
      : {
          subnet: text,
          ...(isDefaultBridge ? { ipRange: text } : {}),
          ...(config?.ipRange ? { ipRange: config.ipRange } : {}),
          ...(ownGateway === undefined ? {} : { gateway: ownGateway }),
        };
  // On an attachable overlay network, SwarmKit accepts requested addresses even from a subnet that it chose.
  return { subnet, space, shown, gateway, userDefined: config !== null || request.swarm };
}

/** Takes the user's gateway or the lowest address. Layer-3 ipvlan networks and isolated bridges have no gateway. */
function takeGateway(space: AddressSpace, config: IpamConfig | null, request: PoolRequest): bigint | null {
  const mode = request.options.get('ipvlan_mode');
  if (request.driver === 'ipvlan' && (request.internal || mode === 'l3' || mode === 'l3s')) return null;
  const family = `com.docker.network.bridge.gateway_mode_ipv${space.subnet.version}`;
  if (request.driver === 'bridge' && request.options.get(family) === 'isolated') return null;
  const wanted = config?.gateway ? parseAddress(config.gateway) : null;
  if (!wanted) return space.takeLowest();
  if (!space.take(wanted.value)) {
    throw systemError(
      `failed to allocate gateway (${formatAddress(wanted.value, wanted.version)}): Address already in use`,
    );
  }
  return wanted.value;
}

/** A config-only network describes subnets but reserves none. */
function configOnlyPool(config: IpamConfig): NetworkPool {
  const subnet = parseSubnet(config.subnet);
  if (!subnet) throw systemError(`invalid subnet ${config.subnet}`);
  return { subnet, space: new AddressSpace(subnet, null), shown: config, gateway: null, userDefined: true };
}
