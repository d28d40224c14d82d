import { isEqual } from '../isEqual.ts';
import { addressesOf, familiesOf } from '../Endpoint.ts';
import type { Endpoint } from '../Endpoint.ts';
import { concernedBy } from '../keyed/concernedBy.ts';
import type { Concerned } from '../keyed/concernedBy.ts';
import { keep } from '../keyed/keep.ts';
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

/** By the id of a container or network: what of it is exposed. Those without exposure are not in it. */
export type ExposuresById = ReadonlyMap<string, readonly Exposure[]>;

/** R230: everything that the outside, the host and the segments of parent interfaces reach, and what internal networks reach of the host. */
export function exposureOf(index: TopologyIndex): Exposure[] {
  const { containers, networks } = exposuresOf(index);
  return [...byName(containers, index.containers), ...byName(networks, index.networks)];
}

/** R230: the exposures of containers. The map is kept through changes: it is the same one until an exposure changes. */
export const containerExposures = (index: TopologyIndex): ExposuresById => exposuresOf(index).containers;

/** R230: the exposures of internal networks, kept in the same way. */
export const networkExposures = (index: TopologyIndex): ExposuresById => exposuresOf(index).networks;

const exposuresOf = keep(deriveExposures, (last, index, touched) =>
  touched.engine ? deriveExposures(index) : updateExposures(last, index, concernedBy(index, touched)),
);

interface Exposures {
  containers: ExposuresById;
  networks: ExposuresById;
}

function deriveExposures(index: TopologyIndex): Exposures {
  const none = { containers: new Map(), networks: new Map() };
  const all = { containers: new Set(index.containers.keys()), networks: new Set(index.networks.keys()) };
  return updateExposures(none, index, all);
}

/** Derives the exposures of the given entities again. */
function updateExposures(
  last: Exposures,
  index: TopologyIndex,
  { containers, networks }: Concerned,
): Exposures {
  const ends = new EndResolver(index);
  return {
    containers: replaceEntries(last.containers, containers, (id) => {
      const container = index.containers.get(id);
      return container && isRunning(container) ? exposureOfContainer(index.engine, container, ends) : [];
    }),
    networks: replaceEntries(last.networks, networks, (id) => {
      const network = index.networks.get(id);
      return network ? exposureOfInternalNetwork(index, network) : [];
    }),
  };
}

/** Returns `last` itself if no entry changes. */
function replaceEntries(
  last: ExposuresById,
  ids: ReadonlySet<string>,
  exposuresFor: (id: string) => Exposure[],
): ExposuresById {
  let next: Map<string, readonly Exposure[]> | null = null;
  for (const id of ids) {
    const exposures = exposuresFor(id);
    if (isEqual(exposures, last.get(id) ?? [])) continue;
    next ??= new Map(last);
    if (exposures.length > 0) next.set(id, exposures);
    else next.delete(id);
  }
  return next ?? last;
}

function byName(exposures: ExposuresById, entities: ReadonlyMap<string, { name: string }>): Exposure[] {
  const nameOf = (id: string) => entities.get(id)?.name ?? '';
  return [...exposures]
    .sort(([a], [b]) => compareText(nameOf(a), nameOf(b)) || compareText(a, b))
    .flatMap(([, each]) => each);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
