import { resolveNamespace } from '@portolan/topology';
import type { Container, EndId, Path, Topology, TopologyIndex } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import type { Listener } from './EngineUnderTest.ts';
import type { OutsideEnd, ExternalEnd } from './ExternalEnds.ts';
import { parseIpAddresses } from './parseIpAddresses.ts';

/** Where something may be reached, by anyone. */
export interface SocketAddress {
  address: string;
  port: number;
}

/** What is about besides one topology. */
export interface Environment {
  host: ExternalEnd;
  /** A sentence where there is none. */
  outside: OutsideEnd | string;
  /** The host's addresses that concern this topology. */
  hostAddresses: string[];
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Everything that could lead to an endpoint, whether or not anyone may use it. */
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

/** One at rest tells no published port; it would be its mainPort port. */
function publishedCandidates(
  { ports, state }: Container,
  { mainPort }: Listener,
  hostAddresses: string[],
): SocketAddress[] {
  const published = ports.map(({ publicPort }) => publicPort).filter((port) => port !== null);
  const all = state === 'running' ? published : [...published, mainPort];
  return combine([...LOOPBACK, ...hostAddresses], [...new Set(all)]);
}

/** The sockets that a path answer are open, less those where none of the listeners in that stack is. */
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

/** Of the host's addresses (`ip -o address`), those of its own, of the engine's networks and of these ones. */
export function toHostAddresses(ipOutput: string, { networks }: Topology): string[] {
  const mine = new Set(networks.map(({ id }) => `br-${id.slice(0, 12)}`));
  return parseIpAddresses(ipOutput)
    .filter(({ link }) => !link.startsWith('br-') || mine.has(link))
    .map(({ address }) => address);
}
