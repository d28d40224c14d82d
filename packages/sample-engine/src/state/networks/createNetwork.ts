import { announceNetwork, announceSwarmNetwork } from '../../events/announce.ts';
import { badRequest, conflict, forbidden, notFound } from '../../EngineError.ts';
import type { EngineState } from '../EngineState.ts';
import { checkDriverOptions } from './driverOptions.ts';
import { configOnlyNetwork, withConfigFrom } from './configOnlyNetwork.ts';
import { checkIpam, networkDrivers, predefinedInSwarm, predefinedNetworks } from './networkRules.ts';
import { allocatePools } from './networkPools.ts';
import type { NetworkRecord } from '../records.ts';
import type { NetworkRequest } from '../requests.ts';

/** Creates a network and announces it. Refusals have the messages of engine 28 (R103). */
export function createNetwork(state: EngineState, request: NetworkRequest): NetworkRecord {
  // A manager asks the swarm for the name before the daemon checks anything else.
  if (predefinedInSwarm.has(request.name) || state.networkByName(request.name)?.scope === 'swarm') {
    throw nameConflict(request.name);
  }
  if (predefinedNetworks.has(request.name)) {
    throw forbidden(`operation is not permitted on predefined ${request.name} network `);
  }
  if (request.name.trim() === '') throw badRequest('invalid network name: name is empty');
  const driver = request.configOnly ? 'null' : request.driver || 'bridge';
  checkIpam(request.ipam ?? [], request.enableIPv6 ?? false);
  const configNetwork = configOnlyNetwork(state, request);
  if (!(request.enableIPv4 ?? true) && !request.enableIPv6) throw badRequest('IPv4 or IPv6 must be enabled');
  checkDriver(state, request, driver);
  if (state.networkByName(request.name)) throw nameConflict(request.name);
  const settings = configNetwork ? withConfigFrom(request, configNetwork) : request;
  checkIpamDriver(settings);
  const network = buildNetwork(state, settings, driver);
  state.addNetwork(network);
  if (network.scope === 'swarm') announceSwarmNetwork(state.events, network, 'create');
  else announceNetwork(state.events, network, 'create');
  return network;
}

const nameConflict = (name: string) => conflict(`network with name ${name} already exists`);

/** Creates the three predefined networks. */
export function createPredefinedNetworks(state: EngineState): void {
  const bridgeOptions = new Map([
    ['com.docker.network.bridge.default_bridge', 'true'],
    ['com.docker.network.bridge.enable_icc', 'true'],
    ['com.docker.network.bridge.enable_ip_masquerade', 'true'],
    ['com.docker.network.bridge.host_binding_ipv4', '0.0.0.0'],
    ['com.docker.network.bridge.name', 'docker0'],
    ['com.docker.network.driver.mtu', '1500'],
  ]);
  state.addNetwork(buildNetwork(state, { name: 'bridge', options: bridgeOptions }, 'bridge'));
  state.addNetwork(buildNetwork(state, { name: 'host' }, 'host'));
  state.addNetwork(buildNetwork(state, { name: 'none' }, 'null'));
}

function checkDriver(state: EngineState, request: NetworkRequest, driver: string): void {
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
  if (request.scope === 'swarm' && !request.driver) {
    throw badRequest(
      'rpc error: code = InvalidArgument desc = driver name: if driver is specified name is required',
    );
  }
  if (request.ingress) checkIngress(state, request, driver);
}

function checkIngress(state: EngineState, request: NetworkRequest, driver: string): void {
  if (driver !== 'overlay') throw forbidden('Ingress network can only be global scope network');
  if (request.attachable) {
    throw badRequest('rpc error: code = InvalidArgument desc = ingress network cannot be attachable');
  }
  for (const { id, ingress } of state.networks.values()) {
    if (!ingress) continue;
    throw conflict(`rpc error: code = AlreadyExists desc = ingress network (${id}) is already present`);
  }
}

/** Refuses the `null` IPAM driver: it allocates no addresses, and each of these network drivers needs some. */
function checkIpamDriver({ ipamDriver = '', ipam = [], configOnly }: NetworkRequest): void {
  if (ipamDriver === '' || ipamDriver === 'default') return;
  if (ipamDriver !== 'null') {
    throw notFound(
      `could not resolve ipam driver ${ipamDriver}: plugin ${JSON.stringify(ipamDriver)} not found`,
    );
  }
  if (configOnly) return;
  throw badRequest(
    ipam.length > 0
      ? 'null ipam driver does not handle specific address pool requests'
      : 'ipv4 pool is empty',
  );
}

function buildNetwork(state: EngineState, request: NetworkRequest, driver: string): NetworkRecord {
  const swarm = driver === 'overlay' || request.scope === 'swarm';
  const id = swarm ? state.ids.swarm(`network:${request.name}`) : state.ids.hex(`network:${request.name}`);
  const options = new Map(request.options ?? []);
  const {
    internal = false,
    enableIPv4 = true,
    enableIPv6 = false,
    configOnly = false,
    ipam = [],
    ipamOptions,
  } = request;
  if (!configOnly && !predefinedNetworks.has(request.name)) {
    checkDriverOptions(state, driver, options, { id, internal });
  }
  const common = { name: request.name, driver, enableIPv4, enableIPv6, internal, configOnly, options };
  const pools = allocatePools(state, { ...common, ipam, swarm });
  if (swarm && driver === 'overlay') {
    const links = pools.map((_, index) => 4096 + state.networks.size + index);
    options.set('com.docker.network.driver.overlay.vxlanid_list', links.join(','));
  }
  const shown = pools.map((pool) => pool.shown);
  return {
    ...common,
    id,
    created: state.clock(),
    scope: swarm ? 'swarm' : request.scope === 'global' ? 'global' : 'local',
    attachable: request.attachable ?? false,
    ingress: request.ingress ?? false,
    configFrom: request.configFrom ?? '',
    labels: new Map(request.labels ?? []),
    ipamDriver: request.ipamDriver || 'default',
    // The engine shows what was sent: the CLI sends {}, Compose and the API's default send nothing.
    ipamOptions: swarm ? null : (ipamOptions ?? null),
    pools,
    shownIpam: swarm ? shown : [...ipam, ...shown.filter((config) => !ipam.includes(config))],
    members: new Map(),
    loadBalancer: null,
  };
}
