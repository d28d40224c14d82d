import { resolveNamespace } from '@portolan/topology';
import type { TopologyIndex, Verdict, VerdictCode } from '@portolan/topology';
import { sortPeerNames } from '../verdict/sortPeerNames.ts';
import { peerNamesOf, reachabilityOf } from '../verdict/reachabilityOf.ts';
import { publishedAddress } from '../verdict/verdictText.ts';

/** How one container is reached from another. */
export interface ReachedContainer {
  code: Exclude<VerdictCode, 'b' | '.'>;
  /** What it is called there, best first; where it has no name, an address, or the address and port that lead to it. */
  names: string[];
}

/** What one container reaches. */
export interface ViewFrom {
  viewerId: string;
  reached: ReadonlyMap<string, ReachedContainer>;
  /** The networks by which it does. */
  networks: ReadonlySet<string>;
  /** How many of those reached are so only through published ports. */
  throughPorts: number;
  /** Of how many the engine does not tell whether they are. */
  unknown: number;
  host: VerdictCode;
  outside: VerdictCode;
}

const known = new WeakMap<TopologyIndex, ViewFrom>();

/** R256: what `viewerId` reaches, and as what; one row of the matrix. Of the last topology the last answer is kept. */
export function viewFrom(index: TopologyIndex, viewerId: string): ViewFrom {
  const before = known.get(index);
  if (before?.viewerId === viewerId) return before;
  const made = computeView(index, viewerId);
  known.set(index, made);
  return made;
}

function computeView(index: TopologyIndex, viewerId: string): ViewFrom {
  const reachability = reachabilityOf(index);
  const reached = new Map<string, ReachedContainer>();
  for (const { id } of index.topology.containers) {
    const letter = reachability.verdictCode(viewerId, id);
    if (letter === 'b' || letter === '.') continue;
    reached.set(id, { code: letter, names: letter === 'u' ? [] : namesFor(index, viewerId, id) });
  }
  const count = (wanted: VerdictCode) =>
    [...reached.values()].filter(({ code: letter }) => letter === wanted).length;
  return {
    viewerId,
    reached,
    networks: networksBetween(index, viewerId, reached),
    throughPorts: count('p'),
    unknown: count('u'),
    host: reachability.verdictCode(viewerId, 'host'),
    outside: reachability.verdictCode(viewerId, 'outside'),
  };
}

function namesFor(index: TopologyIndex, viewerId: string, id: string): string[] {
  const names = sortPeerNames(peerNamesOf(index).namesFor(viewerId, id), id);
  // That an id and a name with its network resolve goes without saying where there is a name.
  const telling = names.filter(({ kind }) => kind !== 'short-id' && kind !== 'qualified');
  if (telling.length > 0) return telling.map(({ name }) => name);
  return addressesOf(reachabilityOf(index).verdict(viewerId, id));
}

function addressesOf({ paths }: Verdict): string[] {
  const first = paths.find(({ kind, addresses }) => kind !== 'published-port' && addresses.length > 0);
  if (first) return first.addresses.slice(0, 1);
  // One address will do for each port: most are open at every gateway.
  const doors = new Map<string, string>();
  for (const path of paths) {
    if (path.kind !== 'published-port') continue;
    const port = `${path.port}/${path.protocol}`;
    if (!doors.has(port)) doors.set(port, publishedAddress(path));
  }
  return [...doors.values()];
}

/** Those of the viewer's networks on which somebody it reaches is, too. */
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
