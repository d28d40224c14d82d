import { reachabilityOf, resolveNamespace } from '@portolan/topology';
import type { TopologyIndex, Verdict, VerdictCode } from '@portolan/topology';
import { sortPeerNames } from '../verdict/sortPeerNames.ts';
import { peerNamesOf } from '../verdict/peerNamesOf.ts';
import { publishedAddress } from '../verdict/verdictText.ts';

/** How the viewer reaches one container. */
export interface ReachedContainer {
  code: Exclude<VerdictCode, 'b' | '.'>;
  /**
   * Its names for the viewer, best first. Without a name: its address, or else the published addresses with their
   * ports.
   */
  names: string[];
}

/** What one container, the viewer, reaches. */
export interface ViewFrom {
  viewerId: string;
  reached: ReadonlyMap<string, ReachedContainer>;
  /** The viewer’s networks over which it reaches others. */
  networks: ReadonlySet<string>;
  /** How many containers it reaches only through published ports. */
  throughPorts: number;
  /** For how many containers the verdict is unknown. They are in `reached` too. */
  unknown: number;
  host: VerdictCode;
  outside: VerdictCode;
}

const known = new WeakMap<TopologyIndex, ViewFrom>();

/**
 * R256: returns what `viewerId` reaches, which is one row of the matrix. The last result for each topology is cached.
 */
export function viewFrom(index: TopologyIndex, viewerId: string): ViewFrom {
  const before = known.get(index);
  if (before?.viewerId === viewerId) return before;
  const made = computeView(index, viewerId);
  known.set(index, made);
  return made;
}

function computeView(index: TopologyIndex, viewerId: string): ViewFrom {
  const { codes } = reachabilityOf(index);
  const reached = new Map<string, ReachedContainer>();
  for (const id of index.containers.keys()) {
    const code = codes.code(viewerId, id);
    if (code === 'b' || code === '.') continue;
    reached.set(id, { code, names: code === 'u' ? [] : namesFor(index, viewerId, id) });
  }
  const count = (wanted: VerdictCode) => [...reached.values()].filter(({ code }) => code === wanted).length;
  return {
    viewerId,
    reached,
    networks: networksBetween(index, viewerId, reached),
    throughPorts: count('p'),
    unknown: count('u'),
    host: codes.code(viewerId, 'host'),
    outside: codes.code(viewerId, 'outside'),
  };
}

function namesFor(index: TopologyIndex, viewerId: string, id: string): string[] {
  const names = sortPeerNames(peerNamesOf(index).namesFor(viewerId, id), id);
  // Where there is another name, the short id and the name with its network add nothing.
  const telling = names.filter(({ kind }) => kind !== 'short-id' && kind !== 'qualified');
  if (telling.length > 0) return telling.map(({ name }) => name);
  return addressesOf(reachabilityOf(index).verdict(viewerId, id));
}

function addressesOf({ paths }: Verdict): string[] {
  const first = paths.find(({ kind, addresses }) => kind !== 'published-port' && addresses.length > 0);
  if (first) return first.addresses.slice(0, 1);
  // One address for each port is enough: most ports are open at every gateway.
  const addressOfPort = new Map<string, string>();
  for (const path of paths) {
    if (path.kind !== 'published-port') continue;
    const port = `${path.port}/${path.protocol}`;
    if (!addressOfPort.has(port)) addressOfPort.set(port, publishedAddress(path));
  }
  return [...addressOfPort.values()];
}

/** Returns the viewer’s networks on which there is a container that it reaches directly. */
function networksBetween(
  index: TopologyIndex,
  viewerId: string,
  reached: ReadonlyMap<string, ReachedContainer>,
): ReadonlySet<string> {
  const viewer = index.containers.get(viewerId);
  if (!viewer) return new Set();
  const { ownerId } = resolveNamespace(viewer, index.containers);
  const networks = new Set<string>();
  for (const { networkId } of index.attachmentsOfContainer(ownerId)) {
    const others = index.attachmentsOfNetwork(networkId);
    if (others.some(({ containerId }) => reached.get(containerId)?.code === 'a')) networks.add(networkId);
  }
  return networks;
}
