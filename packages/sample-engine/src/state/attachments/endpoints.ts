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

/** Creates the endpoint of a running container. It has a new id, addresses and MAC address at each start. */
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

/** Deletes the endpoint and releases its addresses. The attachment stays, with its requested settings (R102). */
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
  for (const address of [endpoint.ipv4, endpoint.ipv6]) address?.pool.space.release(address.value);
}

/** Allocates the requested address, or the lowest free one of the first subnet that has one. */
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
    return toEndpointAddress(network, pool, address.value);
  }
  for (const pool of pools) {
    const value = pool.space.takeLowest();
    if (value !== null) return toEndpointAddress(network, pool, value);
  }
  throw systemError(
    `no available IPv${version} addresses on this network's address pools: ${network.name} (${network.id})`,
  );
}

function toEndpointAddress(network: NetworkRecord, pool: NetworkPool, value: bigint): EndpointAddress {
  const { version } = pool.subnet;
  // Overlay endpoints use docker_gwbridge as default gateway. Since engine 28, internal networks have no gateway.
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
  // ipvlan endpoints have the MAC address of their parent; host and none have no interface of their own.
  if (network.driver === 'host' || network.driver === 'null' || network.driver === 'ipvlan') return '';
  if (attachment.mac !== '') return attachment.mac.toLowerCase();
  if (network.driver === 'overlay' && ipv4) return overlayMac(ipv4.value);
  return state.ids.mac(`mac:${key}`);
}

/** An overlay endpoint's MAC address is 02:42 and the four bytes of its IPv4 address. */
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
