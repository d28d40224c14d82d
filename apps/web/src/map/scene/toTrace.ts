import { attachmentId, resolveNamespace } from '@portolan/topology';
import type { EndId, Path, ReasonCode, TopologyIndex, Verdict } from '@portolan/topology';

/** What stands out of the drawing, by the words of the URL; doors as `doorWord` has them. All else lies under a veil. */
export interface Trace {
  /** What a verdict's paths run over, drawn thick. */
  path: ReadonlySet<string>;
  /** What only stays clear: paths by published ports where there are shorter ones, or what a lens lets pass. */
  lit: ReadonlySet<string>;
  /** Networks at which the host is met, and the address it has there, empty where there is none to tell. */
  hosts: ReadonlyMap<string, string>;
  /** Networks at which the way ends. */
  stops: ReadonlySet<string>;
  /** How far all else steps back. */
  veil: 'slight' | 'deep';
}

/** One of a card's lines to the left. */
export const entryPointId = (cardId: string, kind: 'outside' | 'host' | 'host-network' | 'lan'): string =>
  `door ${kind} ${cardId}`;

/** Reasons that tell of a network where the way ends; the others tell of none, or of one that leads on. */
const ends = new Set<ReasonCode>([
  'internal',
  'isolated',
  'icc-off',
  'no-ipv4',
  'masquerade-off',
  'engine-protects',
  'other-family',
  'parent-interface',
]);

/**
 * R255: what lies on the paths of a verdict, hop by hop, or on the one pointed at; of a blocked one only its ends, and
 * the network at which it stops where that can be told.
 */
export function toTrace(index: TopologyIndex, verdict: Verdict, pointedAt: number | null): Trace {
  const { from, to, paths, reasons } = verdict;
  const path = new Set<string>();
  const lit = new Set<string>();
  const hosts = new Map<string, string>();
  for (const end of [from, to]) addEnd(index, end, path);
  const pointed = pointedAt === null ? undefined : paths[pointedAt];
  const direct = pointed ? [pointed] : paths.filter(({ kind }) => kind !== 'published-port');
  const main = direct.length > 0 ? direct : paths;
  for (const each of main) addPath(index, verdict, each, path, hosts);
  if (!pointed && main !== paths) {
    for (const each of paths) addPath(index, verdict, each, lit, hosts);
  }
  const stops = new Set<string>();
  if (paths.length === 0) {
    for (const { code, networkId } of reasons) {
      if (networkId !== undefined && ends.has(code)) stops.add(networkId);
    }
    for (const id of stops) path.add(`n:${id}`);
  }
  return { path, lit, hosts, stops, veil: 'slight' };
}

function addEnd(index: TopologyIndex, end: EndId, words: Set<string>): void {
  if (end === 'outside' || end === 'host') words.add(end);
  else words.add(`c:${end}`).add(`c:${ownerOf(index, end)}`);
}

function addPath(
  index: TopologyIndex,
  { from, to }: Verdict,
  path: Path,
  words: Set<string>,
  hosts: Map<string, string>,
): void {
  const addTap = (end: EndId, networkId: string) => {
    words.add(`n:${networkId}`);
    // The host, and who is beyond it, has no tap of its own.
    if (index.containers.has(end)) words.add(`a:${attachmentId(ownerOf(index, end), networkId)}`);
  };
  switch (path.kind) {
    case 'loopback':
      return;
    case 'network':
      addTap(from, path.networkId);
      addTap(to, path.networkId);
      if (from === 'host' || usesHost(index, from)) hosts.set(path.networkId, '');
      addLan(index, from, to, path.networkId, words);
      return;
    case 'routed':
      addTap(to === 'outside' ? from : to, path.networkId);
      hosts.set(path.networkId, '');
      return;
    case 'host':
      if (path.networkId !== null) {
        addTap(from, path.networkId);
        hosts.set(path.networkId, path.addresses[0] ?? '');
      }
      words.add(entryPointId(ownerOf(index, to), 'host-network'));
      return;
    case 'published-port': {
      if (path.networkId !== null) {
        addTap(from, path.networkId);
        hosts.set(path.networkId, path.addresses[0] ?? '');
      }
      const isLoopback = path.hostIp.startsWith('127.') || path.hostIp === '::1';
      words.add(entryPointId(ownerOf(index, to), isLoopback ? 'host' : 'outside'));
    }
  }
}

/** Between the outside and a member of its own segment there is the line that names the parent interface. */
function addLan(index: TopologyIndex, from: EndId, to: EndId, networkId: string, words: Set<string>): void {
  if (from !== 'outside' && to !== 'outside') return;
  const member = ownerOf(index, from === 'outside' ? to : from);
  const { driver } = index.networks.get(networkId) ?? {};
  if (driver === 'macvlan' || driver === 'ipvlan') words.add(entryPointId(member, 'lan'));
}

function usesHost(index: TopologyIndex, end: EndId): boolean {
  const container = index.containers.get(end);
  return container !== undefined && resolveNamespace(container, index.containers).kind === 'host';
}

/** The container in whose card an end is drawn, and whose attachments it uses. */
export function ownerOf(index: TopologyIndex, end: EndId): string {
  const container = index.containers.get(end);
  return container ? resolveNamespace(container, index.containers).ownerId : end;
}
