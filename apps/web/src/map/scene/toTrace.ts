import { attachmentId, resolveNamespace } from '@portolan/topology';
import type { EndId, Path, ReasonCode, TopologyIndex, Verdict } from '@portolan/topology';

/**
 * What stands out on the map, by mark id (`c:…`, `n:…`, `a:…`, `outside`, `host`) and by `entryPointId`. All else is
 * under a veil.
 */
export interface Trace {
  /** The marks on the paths of a verdict. They are drawn thick. */
  path: ReadonlySet<string>;
  /** What only stays clear: paths through published ports where there are direct ones too, or what a lens shows. */
  lit: ReadonlySet<string>;
  /** Networks on whose bar the host is marked, with its address there; empty if the address is not known. */
  hosts: ReadonlyMap<string, string>;
  /** Networks at which the path of a blocked verdict ends. */
  stops: ReadonlySet<string>;
  /** How strongly all else is dimmed. */
  veil: 'slight' | 'deep';
}

/** Returns the id of an entry point within a trace. */
export const entryPointId = (cardId: string, kind: 'outside' | 'host' | 'host-network' | 'lan'): string =>
  `entry-point ${kind} ${cardId}`;

/**
 * The reasons whose network is where the path ends. Other reasons have no network, or one through which the path
 * continues.
 */
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
 * R255: returns what is on the paths of a verdict, or on the path with the index `pointedAt`. For a blocked verdict
 * these are only its two ends and, where it is known, the network at which the path ends.
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

function addEnd(index: TopologyIndex, end: EndId, ids: Set<string>): void {
  if (end === 'outside' || end === 'host') ids.add(end);
  else ids.add(`c:${end}`).add(`c:${ownerOf(index, end)}`);
}

function addPath(
  index: TopologyIndex,
  { from, to }: Verdict,
  path: Path,
  ids: Set<string>,
  hosts: Map<string, string>,
): void {
  const addTap = (end: EndId, networkId: string) => {
    ids.add(`n:${networkId}`);
    // The host and the outside have no taps.
    if (index.containers.has(end)) ids.add(`a:${attachmentId(ownerOf(index, end), networkId)}`);
  };
  switch (path.kind) {
    case 'loopback':
      return;
    case 'network':
      addTap(from, path.networkId);
      addTap(to, path.networkId);
      if (from === 'host' || usesHost(index, from)) hosts.set(path.networkId, '');
      addLan(index, from, to, path.networkId, ids);
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
      ids.add(entryPointId(ownerOf(index, to), 'host-network'));
      return;
    case 'published-port': {
      if (path.networkId !== null) {
        addTap(from, path.networkId);
        hosts.set(path.networkId, path.addresses[0] ?? '');
      }
      const isLoopback = path.hostIp.startsWith('127.') || path.hostIp === '::1';
      ids.add(entryPointId(ownerOf(index, to), isLoopback ? 'host' : 'outside'));
    }
  }
}

/** The outside reaches a member of a macvlan or ipvlan network by the entry point that names the parent interface. */
function addLan(index: TopologyIndex, from: EndId, to: EndId, networkId: string, ids: Set<string>): void {
  if (from !== 'outside' && to !== 'outside') return;
  const member = ownerOf(index, from === 'outside' ? to : from);
  const { driver } = index.networks.get(networkId) ?? {};
  if (driver === 'macvlan' || driver === 'ipvlan') ids.add(entryPointId(member, 'lan'));
}

function usesHost(index: TopologyIndex, end: EndId): boolean {
  const container = index.containers.get(end);
  return container !== undefined && resolveNamespace(container, index.containers).kind === 'host';
}

/**
 * Returns the container on whose card an end is drawn and whose attachments it uses; the end itself for the host and
 * the outside.
 */
export function ownerOf(index: TopologyIndex, end: EndId): string {
  const container = index.containers.get(end);
  return container ? resolveNamespace(container, index.containers).ownerId : end;
}
