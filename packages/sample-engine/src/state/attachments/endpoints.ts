import { announceNetwork } from '../../events/announce.ts';
import { forbidden, systemError } from '../../EngineError.ts';
import { contains, formatAddress, parseAddress, type IpVersion } from '../addresses/address.ts';
import type { EngineState } from '../EngineState.ts';
import type {
  Attachment,
  ContainerRecord,
  EndpointAddress,
  LiveEndpoint,
  NetworkPool,
  NetworkRecord,
} from '../records.ts';

/** Gives a running container its endpoint on a network: a fresh id, addresses and MAC at every start. */
export function createEndpoint(
  state: EngineState,
  network: NetworkRecord,
  container: ContainerRecord,
  attachment: Attachment,
): void {
  if (network.configOnly) throw forbidden('cannot create endpoint on configuration-only network');
  if (network.members.has(container.id)) {
    throw forbidden(`endpoint with name ${container.name} already exists in network ${network.name}`);
  }
  const firstUseHere = network.driver === 'overlay' && network.members.size === 0;
  const ipv4 = allocateAddress(network, 4, attachment.ipv4);
  let ipv6: EndpointAddress | null;
  try {
    ipv6 = allocateAddress(network, 6, attachment.ipv6);
  } catch (error) {
    if (ipv4) ipv4.pool.space.release(ipv4.value);
    throw error;
  }
  const key = `endpoint:${network.id}:${container.id}`;
  const endpoint: LiveEndpoint = {
    id: state.ids.hex(key),
    mac: macAddress(state, network, attachment, key, ipv4),
    ipv4,
    ipv6,
  };
  attachment.live = endpoint;
  attachment.networkId = network.id;
  attachment.hasDnsNames = true;
  network.members.set(container.id, { container, endpoint });
  if (firstUseHere) {
    network.loadBalancer = createLoadBalancer(state, network);
    announceNetwork(state.events, network, 'create');
  }
}

/** Takes the endpoint down and its addresses back; the attachment stays as a wish (R102). */
export function deleteEndpoint(state: EngineState, container: ContainerRecord, attachment: Attachment): void {
  const { live } = attachment;
  attachment.shownMac = '';
  if (!live) return;
  attachment.live = null;
  releaseAddresses(live);
  const network = state.networks.get(attachment.networkId);
  network?.members.delete(container.id);
  if (!network || network.driver !== 'overlay' || network.members.size > 0) return;
  if (network.loadBalancer) releaseAddresses(network.loadBalancer);
  network.loadBalancer = null;
}

function releaseAddresses(endpoint: LiveEndpoint): void {
  for (const toEndpointAddress of [endpoint.ipv4, endpoint.ipv6])
    toEndpointAddress?.pool.space.release(toEndpointAddress.value);
}

/** Takes the address the user wished for, or the lowest free one of any subnet. */
function allocateAddress(
  network: NetworkRecord,
  version: IpVersion,
  requested: string,
): EndpointAddress | null {
  const pools = network.pools.filter(({ subnet }) => subnet.version === version);
  if (pools.length === 0) return null;
  if (requested !== '') {
    const address = parseAddress(requested);
    const pool = address && pools.find(({ subnet }) => contains(subnet, address));
    if (!address || !pool) throw systemError(`no configured subnet contains IP address ${requested}`);
    if (!pool.space.take(address.value)) throw forbidden('Address already in use');
    return held(network, pool, address.value);
  }
  for (const pool of pools) {
    const value = pool.space.takeLowest();
    if (value !== null) return held(network, pool, value);
  }
  throw systemError(
    `no available IPv${version} addresses on this network's address pools: ${network.name} (${network.id})`,
  );
}

function held(network: NetworkRecord, pool: NetworkPool, value: bigint): EndpointAddress {
  const { version } = pool.subnet;
  // Overlay endpoints leave through docker_gwbridge; internal ones have no way out since engine 28.
  const hidden = network.driver === 'overlay' || network.internal || pool.gateway === null;
  const gateway = hidden || pool.gateway === null ? '' : formatAddress(pool.gateway, version);
  return { text: formatAddress(value, version), value, pool, gateway };
}

function macAddress(
  state: EngineState,
  network: NetworkRecord,
  attachment: Attachment,
  key: string,
  ipv4: EndpointAddress | null,
): string {
  // ipvlan endpoints share their parent's address; host and none have no interface of their own.
  if (network.driver === 'host' || network.driver === 'null' || network.driver === 'ipvlan') return '';
  if (attachment.mac !== '') return attachment.mac.toLowerCase();
  if (network.driver === 'overlay' && ipv4) return overlayMac(ipv4.value);
  return state.ids.mac(`mac:${key}`);
}

/** Overlay addresses name their MAC: 02:42 and the four bytes. */
function overlayMac(address: bigint): string {
  return `02:42:${address.toString(16).padStart(8, '0').match(/../g)?.join(':') ?? ''}`;
}

function createLoadBalancer(state: EngineState, network: NetworkRecord): LiveEndpoint {
  const ipv4 = allocateAddress(network, 4, '');
  return {
    id: state.ids.hex(`endpoint:${network.id}:lb`),
    mac: ipv4 ? overlayMac(ipv4.value) : '',
    ipv4,
    ipv6: null,
  };
}
