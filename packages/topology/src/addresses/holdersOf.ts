import type { Container, Network, Subnet } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { contains, isReserved, toRange } from './AddressRange.ts';
import { gatewayOf } from './problemsOfSubnet.ts';

/** What an address of a network is used for. */
export type AddressHolder =
  | { kind: 'member'; container: Container }
  /** `sure`: the engine reports the gateway. Otherwise this is where the engine puts a gateway by default. */
  | { kind: 'gateway'; sure: boolean }
  /** An address that the network excludes under this name. */
  | { kind: 'auxiliary'; name: string }
  /** The first or last address of the subnet. */
  | { kind: 'reserved' }
  /** A stopped container requests the address at its next start. The address is free, but while another container has it that one cannot start. */
  | { kind: 'requested'; container: Container };

/** R132: the holder of `address` on a network; `null` if it is free or the text is no address. */
export function holderOf(index: TopologyIndex, network: Network, address: string): AddressHolder | null {
  const number = toRange(address)?.first;
  return number === undefined
    ? null
    : (holdersOf(index, network, address.includes(':') ? 6 : 4).get(number) ?? reservedFor(network, address));
}

/** The holders of a network's addresses, by the number of the address. Reserved addresses are not included. */
export function holdersOf(
  index: TopologyIndex,
  network: Network,
  version: 4 | 6,
): ReadonlyMap<bigint, AddressHolder> {
  const holders = new Map<bigint, AddressHolder>();
  const put = (address: string | null, holder: AddressHolder) => {
    const range = address === null ? null : toRange(address);
    if (range?.version === version && !holders.has(range.first)) holders.set(range.first, holder);
  };
  const stoppedRequests: [string | null, Container][] = [];
  for (const attachment of index.attachmentsOfNetwork(network.id)) {
    const container = index.containers.get(attachment.containerId);
    if (!container) continue;
    const key = version === 4 ? 'ipv4' : 'ipv6';
    if (isRunning(container) && attachment.state === 'live')
      put(attachment[key], { kind: 'member', container });
    else stoppedRequests.push([attachment.requested[key], container]);
    if (network.driver !== 'overlay') {
      put(version === 4 ? attachment.gateway : attachment.gatewayIPv6, { kind: 'gateway', sure: true });
    }
  }
  for (const config of network.ipam.config) {
    if (config.gateway !== null) put(config.gateway, { kind: 'gateway', sure: true });
    for (const [name, address] of Object.entries(config.auxiliaryAddresses)) {
      put(address, { kind: 'auxiliary', name });
    }
  }
  const hasGateway = [...holders.values()].some(({ kind }) => kind === 'gateway');
  for (const config of network.ipam.config) {
    const assumed = hasGateway ? null : assumedGateway(network, config);
    if (assumed?.version === version && !holders.has(assumed.number)) {
      holders.set(assumed.number, { kind: 'gateway', sure: false });
    }
  }
  for (const [address, container] of stoppedRequests) put(address, { kind: 'requested', container });
  return holders;
}

/** The gateway that the engine uses by default. It may not report it if none was requested. */
function assumedGateway(network: Network, { subnet, gateway, ipRange }: Subnet) {
  const block = toRange(subnet);
  if (!block || gateway !== null || mayLackGateway(network)) return null;
  return { version: block.version, number: gatewayOf(block, gateway, ipRange) };
}

/** True for networks that have no gateway from 28 on. */
function mayLackGateway({ driver, internal, options }: Network): boolean {
  if (driver !== 'bridge') return driver === 'ipvlan' || internal;
  return Object.entries(options).some(
    ([key, value]) => value === 'isolated' || (internal && key === 'com.docker.network.bridge.inhibit_ipv4'),
  );
}

function reservedFor(network: Network, address: string): AddressHolder | null {
  const number = toRange(address)?.first;
  const isEdge = network.ipam.config.some(({ subnet }) => {
    const block = toRange(subnet);
    return block && number !== undefined && contains(subnet, address) && isReserved(block, number);
  });
  return isEdge ? { kind: 'reserved' } : null;
}
