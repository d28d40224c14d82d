import { resolveNamespace } from '@portolan/topology';
import type { Container, EndpointRef, Path, Topology, TopologyIndex } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import type { Listener } from './EngineRig.ts';
import type { Outside, Standpoint } from './Standpoints.ts';
import { toAddresses } from './toAddresses.ts';

/** Where something may be reached, by anyone. */
export interface Door {
  address: string;
  port: number;
}

/** What is about besides one topology. */
export interface Surroundings {
  host: Standpoint;
  /** A sentence where there is none. */
  outside: Outside | string;
  /** The host's addresses that concern this topology. */
  hostAddresses: string[];
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Everything that could lead to an endpoint, whether or not anyone may use it. */
export function doorsOf(
  to: EndpointRef,
  index: TopologyIndex,
  { listeners, addresses: inside }: BuiltTopology,
  { host, outside, hostAddresses }: Surroundings,
): Door[] {
  if (to === 'host') return doors([...LOOPBACK, ...hostAddresses], [host.listener.front]);
  if (to === 'outside')
    return typeof outside === 'string' ? [] : doors([outside.ipv4, outside.ipv6], [outside.listener.front]);
  const container = index.containers.get(to);
  const listener = listeners.get(to);
  if (!container || !listener) return [];
  const stack = resolveNamespace(container, index.containers);
  const own = index.attachmentsOfContainer(stack.ownerId).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  const addresses = [...own, ...(inside.get(stack.ownerId) ?? [])].filter((each) => each !== null);
  const onHost = stack.kind === 'host' ? hostAddresses : [];
  return [
    ...doors([...onHost, ...addresses], [listener.front, listener.back]),
    ...doors(LOOPBACK, [listener.front]),
    ...publishedDoors(container, listener, hostAddresses),
  ];
}

/** One at rest tells no published port; it would be its front port. */
function publishedDoors({ ports, state }: Container, { front }: Listener, hostAddresses: string[]): Door[] {
  const published = ports.map(({ publicPort }) => publicPort).filter((port) => port !== null);
  const all = state === 'running' ? published : [...published, front];
  return doors([...LOOPBACK, ...hostAddresses], [...new Set(all)]);
}

/** The doors that a path says are open, less those where none of the listeners in that stack is. */
export function claimedDoors(
  path: Path,
  listeners: readonly Listener[],
  { hostAddresses }: Surroundings,
): Door[] {
  const fronts = listeners.map(({ front }) => front);
  const listened = [...fronts, ...listeners.map(({ back }) => back)];
  switch (path.kind) {
    case 'loopback':
      return doors(['127.0.0.1'], listened);
    case 'host':
      return doors(path.addresses, listened);
    case 'published-port': {
      if (path.protocol !== 'tcp' || !fronts.includes(path.targetPort)) return [];
      const { addresses, hostIp, port } = path;
      return doors(addresses.length > 0 ? addresses : addressesOfHost(hostIp, hostAddresses), [port]);
    }
    case 'network':
    case 'routed': {
      const { ports, addresses } = path;
      const isOpen = (port: number) =>
        ports?.some((each) => each.port === port && each.protocol === 'tcp') ?? true;
      return doors(addresses, listened.filter(isOpen));
    }
  }
}

const addressesOfHost = (hostIp: string, hostAddresses: string[]): string[] => {
  const isFamily = (address: string) => address.includes(':') === hostIp.includes(':');
  return hostIp === '0.0.0.0' || hostIp === '::' ? hostAddresses.filter(isFamily) : [hostIp];
};

function doors(addresses: string[], ports: number[]): Door[] {
  return [...new Set(addresses)].flatMap((address) => ports.map((port) => ({ address, port })));
}

/** Of the host's addresses (`ip -o address`), those of its own, of the engine's networks and of these ones. */
export function toHostAddresses(ipOutput: string, { networks }: Topology): string[] {
  const mine = new Set(networks.map(({ id }) => `br-${id.slice(0, 12)}`));
  return toAddresses(ipOutput)
    .filter(({ link }) => !link.startsWith('br-') || mine.has(link))
    .map(({ address }) => address);
}
