import { concernedBy, isEqual, keep, reachabilityOf, resolveNamespace } from '@portolan/topology';
import type { Attachment, TopologyIndex, Verdict, VerdictCode } from '@portolan/topology';
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

/**
 * R256: returns what `viewerId` reaches, which is one row of the matrix. For the last viewer it is kept through changes:
 * the same object until something of it changes, with the same entry for each container that is reached as before.
 */
export function viewFrom(index: TopologyIndex, viewerId: string): ViewFrom {
  if (viewerId !== last?.viewerId) last = { viewerId, keptIn: keepView(viewerId) };
  return last.keptIn(index).view;
}

let last: { viewerId: string; keptIn: (index: TopologyIndex) => KeptView } | null = null;

interface KeptView {
  view: ViewFrom;
  /** How the viewer reaches the host, and by which addresses its published ports. */
  toHost: Verdict;
}

function keepView(viewerId: string): (index: TopologyIndex) => KeptView {
  const toHostIn = (index: TopologyIndex) => reachabilityOf(index).verdict(viewerId, 'host');
  const everything = (index: TopologyIndex, before: ViewFrom) =>
    viewAgain(index, before, new Set([...before.reached.keys(), ...index.containers.keys()]), []);
  return keep(
    (index) => ({ view: everything(index, reachingNothing(viewerId)), toHost: toHostIn(index) }),
    ({ view, toHost: before }, index, touched) => {
      const { containers, networks } = concernedBy(index, touched);
      const own = attachmentsOf(index, viewerId);
      // What a link leads to is found by name among all containers.
      const hasLinks = own.some(({ links }) => links.length > 0);
      const toHost = toHostIn(index);
      if (touched.engine || containers.has(viewerId) || hasLinks || !isEqual(before, toHost))
        return { view: everything(index, view), toHost };
      const shared = own.map(({ networkId }) => networkId).filter((id) => networks.has(id));
      return { view: viewAgain(index, view, containers, shared), toHost };
    },
  );
}

const reachingNothing = (viewerId: string): ViewFrom => ({
  viewerId,
  reached: new Map(),
  networks: new Set(),
  throughPorts: 0,
  unknown: 0,
  host: 'b',
  outside: 'b',
});

/**
 * Finds again how the viewer reaches these containers, and the order of all names on these networks of its own: it
 * depends on which names others have there.
 */
function viewAgain(
  index: TopologyIndex,
  before: ViewFrom,
  containerIds: ReadonlySet<string>,
  networkIds: readonly string[],
): ViewFrom {
  const { viewerId } = before;
  const { codes } = reachabilityOf(index);
  let next: Map<string, ReachedContainer> | null = null;
  const put = (id: string, found: ReachedContainer | null) => {
    if (isEqual(before.reached.get(id) ?? null, found)) return;
    next ??= new Map(before.reached);
    if (found) next.set(id, found);
    else next.delete(id);
  };
  for (const id of containerIds) put(id, reachedNow(index, viewerId, id));
  for (const { containerId } of networkIds.flatMap((id) => index.attachmentsOfNetwork(id))) {
    const known = before.reached.get(containerId);
    if (!known || known.names.length < 2 || containerIds.has(containerId)) continue;
    const names = tellingNames(index, viewerId, containerId);
    if (names.length > 0) put(containerId, { ...known, names });
  }
  const reached: ViewFrom['reached'] = next ?? before.reached;
  const networks = networksBetween(index, viewerId, reached);
  const [host, outside] = [codes.code(viewerId, 'host'), codes.code(viewerId, 'outside')];
  const hasSameNetworks = isSameSet(networks, before.networks);
  if (!next && hasSameNetworks && host === before.host && outside === before.outside) return before;
  const count = (wanted: VerdictCode) => [...reached.values()].filter(({ code }) => code === wanted).length;
  return {
    viewerId,
    reached,
    networks: hasSameNetworks ? before.networks : networks,
    throughPorts: count('p'),
    unknown: count('u'),
    host,
    outside,
  };
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));

/** Returns how the viewer reaches a container; `null` if it does not, or if that is gone. */
function reachedNow(index: TopologyIndex, viewerId: string, id: string): ReachedContainer | null {
  const code = index.containers.has(id) ? reachabilityOf(index).codes.code(viewerId, id) : 'b';
  if (code === 'b' || code === '.') return null;
  return { code, names: code === 'u' ? [] : namesFor(index, viewerId, id) };
}

function namesFor(index: TopologyIndex, viewerId: string, id: string): string[] {
  const names = tellingNames(index, viewerId, id);
  return names.length > 0 ? names : addressesOf(reachabilityOf(index).verdict(viewerId, id));
}

/** Where there is another name, the short id and the name with its network add nothing. */
const tellingNames = (index: TopologyIndex, viewerId: string, id: string): string[] =>
  sortPeerNames(peerNamesOf(index).namesFor(viewerId, id), id)
    .filter(({ kind }) => kind !== 'short-id' && kind !== 'qualified')
    .map(({ name }) => name);

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
  const networks = new Set<string>();
  for (const { networkId } of attachmentsOf(index, viewerId)) {
    const others = index.attachmentsOfNetwork(networkId);
    if (others.some(({ containerId }) => reached.get(containerId)?.code === 'a')) networks.add(networkId);
  }
  return networks;
}

/** Returns the attachments of the network stack that the viewer uses. */
function attachmentsOf(index: TopologyIndex, viewerId: string): readonly Attachment[] {
  const viewer = index.containers.get(viewerId);
  return viewer ? index.attachmentsOfContainer(resolveNamespace(viewer, index.containers).ownerId) : [];
}
