import { addressesOf, familiesOf } from '../Endpoint.ts';
import type { Endpoint } from '../Endpoint.ts';
import type { Container, Engine, Network, Port } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import { EndResolver } from '../reachability/ends/EndResolver.ts';
import { HostPathFinder } from '../reachability/ends/HostPathFinder.ts';
import { noHostAddressReason } from '../reachability/ends/noHostAddressReason.ts';
import type { Stack } from '../reachability/ends/Stack.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { givesInternalGateways } from '../traits/engineTraits.ts';
import { FAMILIES, gatewayModeOf, parentOf, driverKindOf } from '../traits/networkTraits.ts';
import { isOpenUnmapped, reachOf } from '../traits/portTraits.ts';
import type { Reach } from '../traits/portTraits.ts';

/** One thing that the outside, the host or the segment of a parent interface can reach. */
export type Exposure =
  /** A port on an address of the host. On a loopback address only the host reaches it. */
  | { kind: 'published'; reach: Reach; containerId: string; port: Port }
  /** A port at the container's own address (gateway mode `routed`, 27.0), for machines that have a route. */
  | { kind: 'routed'; reach: 'outside'; containerId: string; networkId: string; port: Port }
  /** Every port at the container's own address (gateway mode `nat-unprotected`, 28.0), for machines that have a route. */
  | { kind: 'unprotected'; reach: 'outside'; containerId: string; networkId: string; addresses: string[] }
  /** Every port that the container opens in the host's own stack. */
  | { kind: 'host-namespace'; reach: 'outside'; containerId: string }
  /** A container with its own addresses in the segment of a parent interface (macvlan, ipvlan). */
  | {
      kind: 'parent-interface';
      reach: 'lan';
      containerId: string;
      networkId: string;
      parent: string;
      addresses: string[];
    }
  /** The addresses of the host that members of an internal network still reach; with `everyAddress`, all others as well. */
  | {
      kind: 'internal-gateway';
      reach: 'host';
      networkId: string;
      addresses: string[];
      everyAddress: boolean;
    };

/** R230: everything that the outside, the host and the segments of parent interfaces reach, and what internal networks reach of the host. */
export function exposureOf(index: TopologyIndex): Exposure[] {
  const ends = new EndResolver(index);
  const containers = [...index.topology.containers].filter(isRunning).sort(byName);
  const networks = [...index.topology.networks].sort(byName);
  return [
    ...containers.flatMap((container) => exposureOfContainer(index.engine, container, ends)),
    ...networks.flatMap((network) => exposureOfInternalNetwork(index, network)),
  ];
}

/** R231: a sharer of a stack has no exposure of its own, unless the stack is the host's. */
function exposureOfContainer(engine: Engine, { id, namespace }: Container, ends: EndResolver): Exposure[] {
  const { stack } = ends.of(id);
  if (stack?.kind === 'engine') return [{ kind: 'host-namespace', reach: 'outside', containerId: id }];
  if (!stack || namespace.kind === 'container') return [];
  const published = stack.ports.flatMap((port): Exposure[] =>
    port.publicPort === null ? [] : [{ kind: 'published', reach: reachOf(port), containerId: id, port }],
  );
  return [
    ...published,
    ...[...stack.endpoints.values()].flatMap((endpoint) => exposureOfEndpoint(engine, stack, endpoint)),
  ];
}

function exposureOfEndpoint(engine: Engine, stack: Stack, endpoint: Endpoint): Exposure[] {
  const { network } = endpoint;
  const at = { containerId: stack.key, networkId: network.id };
  const parent = parentOf(network);
  if (parent !== null) {
    return [
      { kind: 'parent-interface', reach: 'lan', ...at, parent, addresses: addressesOf(endpoint, FAMILIES) },
    ];
  }
  if (network.internal || driverKindOf(network) !== 'bridge') return [];
  return familiesOf(endpoint).flatMap((family): Exposure[] => {
    const mode = gatewayModeOf(engine, network, family);
    if (noHostAddressReason(engine, network, family)) return [];
    if (mode === 'nat-unprotected') {
      return [{ kind: 'unprotected', reach: 'outside', ...at, addresses: addressesOf(endpoint, [family]) }];
    }
    const isRouted = mode === 'routed' && stack.gateway === endpoint;
    const ports = isRouted ? stack.ports.filter((port) => isOpenUnmapped(port, family)) : [];
    return ports.map((port) => ({ kind: 'routed', reach: 'outside', ...at, port }));
  });
}

/** R232: the addresses of the network's own gateway. Before 25.0 members may have a default route, by which they reach the host's other addresses. */
function exposureOfInternalNetwork(index: TopologyIndex, network: Network): Exposure[] {
  const { engine } = index;
  if (!network.internal || driverKindOf(network) !== 'bridge' || engine.product !== 'docker') return [];
  const hostPaths = new HostPathFinder(index);
  const addresses = FAMILIES.filter((family) => noHostAddressReason(engine, network, family) === null)
    .map((family) => hostPaths.gatewayAddress(network, family))
    .filter((address) => address !== null);
  if (addresses.length === 0) return [];
  const everyAddress = givesInternalGateways(engine);
  return [{ kind: 'internal-gateway', reach: 'host', networkId: network.id, addresses, everyAddress }];
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
