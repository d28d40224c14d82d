import { resolveNamespace } from '@portolan/topology';
import type { Container, EndId, Path, Topology, TopologyIndex } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import type { Listener } from './EngineUnderTest.ts';
import type { ExternalEnd, OutsideEnd } from './ExternalEnds.ts';
import { parseIpAddresses } from './parseIpAddresses.ts';

/** An address and port at which an end may be reached. */
export interface SocketAddress {
  address: string;
  port: number;
}

/** What exists beside one topology. */
export interface Environment {
  host: ExternalEnd;
  /** A sentence that says why there is none, if there is none. */
  outside: OutsideEnd | string;
  /** The host's addresses that matter for this topology. */
  hostAddresses: string[];
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Returns every address and port that could lead to an end, allowed or not. */
export function candidateAddresses(
  to: EndId,
  index: TopologyIndex,
  { listeners, addresses: inside }: BuiltTopology,
  { host, outside, hostAddresses }: Environment,
): SocketAddress[] {
  if (to === 'host') return combine([...LOOPBACK, ...hostAddresses], [host.listener.mainPort]);
  if (to === 'outside')
    return typeof outside === 'string'
      ? []
      : combine([outside.ipv4, outside.ipv6], [outside.listener.mainPort]);
  const container = index.containers.get(to);
  const listener = listeners.get(to);
  if (!container || !listener) return [];
  const stack = resolveNamespace(container, index.containers);
  const own = index.attachmentsOfContainer(stack.ownerId).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  const addresses = [...own, ...(inside.get(stack.ownerId) ?? [])].filter((each) => each !== null);
  const onHost = stack.kind === 'host' ? hostAddresses : [];
  return [
    ...combine([...onHost, ...addresses], [listener.mainPort, listener.hiddenPort]),
    ...combine(LOOPBACK, [listener.mainPort]),
    ...publishedCandidates(container, listener, hostAddresses),
  ];
}

/** A container that is not running reports no published port. It would be its main port. */
function publishedCandidates(
  { ports, state }: Container,
  { mainPort }: Listener,
  hostAddresses: string[],
): SocketAddress[] {
  const published = ports.map(({ publicPort }) => publicPort).filter((port) => port !== null);
  const all = state === 'running' ? published : [...published, mainPort];
  return combine([...LOOPBACK, ...hostAddresses], [...new Set(all)]);
}

/**
 * Returns the addresses and ports that a path predicts to be open, without those at which no listener of the network
 * stack is.
 */
export function predictedAddresses(
  path: Path,
  listeners: readonly Listener[],
  { hostAddresses }: Environment,
): SocketAddress[] {
  const mainPorts = listeners.map(({ mainPort }) => mainPort);
  const listened = [...mainPorts, ...listeners.map(({ hiddenPort }) => hiddenPort)];
  switch (path.kind) {
    case 'loopback':
      return combine(['127.0.0.1'], listened);
    case 'host':
      return combine(path.addresses, listened);
    case 'published-port': {
      if (path.protocol !== 'tcp' || !mainPorts.includes(path.targetPort)) return [];
      const { addresses, hostIp, port } = path;
      return combine(addresses.length > 0 ? addresses : addressesOfHost(hostIp, hostAddresses), [port]);
    }
    case 'network':
    case 'routed': {
      const { ports, addresses } = path;
      const isOpen = (port: number) =>
        ports?.some((each) => each.port === port && each.protocol === 'tcp') ?? true;
      return combine(addresses, listened.filter(isOpen));
    }
  }
}

const addressesOfHost = (hostIp: string, hostAddresses: string[]): string[] => {
  const isFamily = (address: string) => address.includes(':') === hostIp.includes(':');
  return hostIp === '0.0.0.0' || hostIp === '::' ? hostAddresses.filter(isFamily) : [hostIp];
};

function combine(addresses: string[], ports: number[]): SocketAddress[] {
  return [...new Set(addresses)].flatMap((address) => ports.map((port) => ({ address, port })));
}

/** Parses the host's addresses (`ip -o address`), without those on bridges of networks outside this topology. */
export function toHostAddresses(ipOutput: string, { networks }: Topology): string[] {
  const mine = new Set(networks.map(({ id }) => `br-${id.slice(0, 12)}`));
  return parseIpAddresses(ipOutput)
    .filter(({ link }) => !link.startsWith('br-') || mine.has(link))
    .map(({ address }) => address);
}
