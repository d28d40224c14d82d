import { announceNetwork, announceSwarmNetwork } from '../events/announce.ts';
import { badRequest, conflict, forbidden, notFound } from '../EngineError.ts';
import type { EngineState } from './EngineState.ts';
import {
  checkDriverOptions,
  checkIpam,
  networkDrivers,
  predefinedInSwarm,
  predefinedNetworks,
} from './networkRules.ts';
import { allocatePools } from './networkPools.ts';
import type { IpamConfig, NetworkRecord } from './records.ts';

/** What `POST /networks/create` asks for. */
export interface NetworkRequest {
  readonly name: string;
  readonly driver?: string;
  readonly scope?: string;
  readonly enableIPv4?: boolean;
  readonly enableIPv6?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly ingress?: boolean;
  readonly configOnly?: boolean;
  readonly configFrom?: string;
  readonly options?: ReadonlyMap<string, string>;
  readonly labels?: ReadonlyMap<string, string>;
  readonly ipamDriver?: string;
  readonly ipamOptions?: ReadonlyMap<string, string>;
  readonly ipam?: readonly IpamConfig[];
}

/** Makes a network and announces it; refuses in the words of engine 28 (R103). */
export function createNetwork(state: EngineState, request: NetworkRequest): NetworkRecord {
  // The manager asks the swarm for the name before the daemon looks at anything else.
  if (predefinedInSwarm.has(request.name) || state.networkNamed(request.name)?.scope === 'swarm') {
    throw nameTaken(request.name);
  }
  if (predefinedNetworks.has(request.name)) {
    throw forbidden(`operation is not permitted on predefined ${request.name} network `);
  }
  if (request.name.trim() === '') throw badRequest('invalid network name: name is empty');
  const driver = request.configOnly ? 'null' : request.driver || 'bridge';
  checkIpam(request.ipam ?? [], request.enableIPv6 ?? false);
  checkDriver(request, driver);
  if (state.networkNamed(request.name)) throw nameTaken(request.name);
  const ipamDriver = request.ipamDriver || 'default';
  if (ipamDriver !== 'default' && ipamDriver !== 'null') {
    throw notFound(
      `could not resolve ipam driver ${ipamDriver}: plugin ${JSON.stringify(ipamDriver)} not found`,
    );
  }
  const network = buildNetwork(state, request, driver, ipamDriver);
  state.addNetwork(network);
  if (network.scope === 'swarm') announceSwarmNetwork(state.events, network, 'create');
  else announceNetwork(state.events, network, 'create');
  return network;
}

const nameTaken = (name: string) => conflict(`network with name ${name} already exists`);

/** Makes the three networks every engine has. */
export function createPredefinedNetworks(state: EngineState): void {
  const bridgeOptions = new Map([
    ['com.docker.network.bridge.default_bridge', 'true'],
    ['com.docker.network.bridge.enable_icc', 'true'],
    ['com.docker.network.bridge.enable_ip_masquerade', 'true'],
    ['com.docker.network.bridge.host_binding_ipv4', '0.0.0.0'],
    ['com.docker.network.bridge.name', 'docker0'],
    ['com.docker.network.driver.mtu', '1500'],
  ]);
  state.addNetwork(buildNetwork(state, { name: 'bridge', options: bridgeOptions }, 'bridge', 'default'));
  state.addNetwork(buildNetwork(state, { name: 'host' }, 'host', 'default'));
  state.addNetwork(buildNetwork(state, { name: 'none' }, 'null', 'default'));
}

function checkDriver(request: NetworkRequest, driver: string): void {
  if (request.configOnly) return;
  if (driver === 'host' || driver === 'null') {
    throw forbidden(`only one instance of "${driver}" network is allowed`);
  }
  if (!networkDrivers.some((known) => known === driver)) {
    throw notFound(
      `could not find plugin ${driver} in v1 plugin registry: plugin ${JSON.stringify(driver)} not found`,
    );
  }
  if (driver === 'overlay' && request.scope === 'local') {
    throw forbidden('cannot downgrade network scope for overlay networks');
  }
  if (request.ingress && driver !== 'overlay') {
    throw forbidden('ingress network can only be a global scope network');
  }
}

function buildNetwork(
  state: EngineState,
  request: NetworkRequest,
  driver: string,
  ipamDriver: string,
): NetworkRecord {
  const template = configTemplate(state, request);
  const swarm = driver === 'overlay' || request.scope === 'swarm';
  const id = swarm ? state.ids.swarm(`network:${request.name}`) : state.ids.hex(`network:${request.name}`);
  const options = new Map(template?.options ?? request.options ?? []);
  const internal = template?.internal ?? request.internal ?? false;
  if (!request.configOnly && !predefinedNetworks.has(request.name)) {
    checkDriverOptions(state, driver, options, { id, internal });
  }
  const enableIPv6 = template?.enableIPv6 ?? request.enableIPv6 ?? false;
  const enableIPv4 = template?.enableIPv4 ?? request.enableIPv4 ?? true;
  const ipam = template ? template.pools.map(({ shown }) => shown) : (request.ipam ?? []);
  const common = { driver, enableIPv4, enableIPv6, internal, ipam, options };
  const network: NetworkRecord = {
    id,
    name: request.name,
    created: state.clock(),
    scope: swarm ? 'swarm' : 'local',
    driver,
    enableIPv4,
    enableIPv6,
    internal,
    attachable: request.attachable ?? false,
    ingress: request.ingress ?? false,
    configOnly: request.configOnly ?? false,
    configFrom: template?.name ?? '',
    options,
    labels: new Map(template?.labels ?? request.labels ?? []),
    ipamDriver,
    // Engines show null for what swarm or the daemon itself made, {} for what a user made.
    ipamOptions: swarm || predefinedNetworks.has(request.name) ? null : (request.ipamOptions ?? new Map()),
    pools: allocatePools(state, {
      ...common,
      swarm,
      name: request.name,
      configOnly: request.configOnly ?? false,
    }),
    members: new Map(),
    loadBalancer: null,
  };
  if (swarm && driver === 'overlay') {
    options.set('com.docker.network.driver.overlay.vxlanid_list', String(4096 + state.networks.size));
  }
  return network;
}

/** The config-only network a `ConfigFrom` names. */
function configTemplate(state: EngineState, request: NetworkRequest): NetworkRecord | undefined {
  if (!request.configFrom) return undefined;
  const template = state.findNetwork(request.configFrom);
  if (!template) throw notFound(`configuration network ${JSON.stringify(request.configFrom)} does not exist`);
  if (!template.configOnly) throw forbidden(`network ${request.configFrom} is not a configuration network`);
  if (
    (request.ipam ?? []).length > 0 ||
    (request.options?.size ?? 0) > 0 ||
    request.internal ||
    request.enableIPv6
  ) {
    throw forbidden(
      'user specified configurations are not supported if the network depends on a configuration network',
    );
  }
  return template;
}
