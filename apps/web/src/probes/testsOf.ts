import { resolveNamespace } from '@portolan/topology';
import type { EndpointRef, Path, TopologyIndex, Verdict } from '@portolan/topology';
import { inNameOrder } from '../store/nameOrder.ts';
import type { Pair } from '../store/pair.ts';
import { namesOf, reachabilityOf } from '../store/reachability.ts';
import type { ForetoldTest, ProbeTest } from './ProbeTest.ts';

/** The tests of a pair that say something, by kind; the best of each kind first. */
export interface PairTests {
  dns: ForetoldTest[];
  ping: ForetoldTest[];
  tcp: ForetoldTest[];
  /** Where other ports can be tried; `null` where there is no address. */
  address: string | null;
}

/** R267: every name, every address, and the ports that are published or exposed; each with what is foretold. */
export function testsOf(index: TopologyIndex, { from, to }: Pair): PairTests {
  const verdict = reachabilityOf(index).verdict(from, to);
  const open = unique(verdict.paths.filter(isPinged).flatMap((path) => path.addresses));
  const addresses = unique([...open, ...ownAddresses(index, to)]);
  const address = addresses[0] ?? null;
  const foretell = (test: ProbeTest): ForetoldTest => ({ test, foretold: foretold(index, verdict, test) });
  const doors = verdict.paths.flatMap((path) =>
    path.kind === 'published-port' && path.protocol === 'tcp' && path.addresses[0] !== undefined
      ? [{ address: path.addresses[0], port: path.port }]
      : [],
  );
  const inner = address === null ? [] : tcpPorts(index, to, verdict).map((port) => ({ address, port }));
  return {
    dns: dnsTests(index, { from, to }),
    ping: addresses.map((each) => foretell({ kind: 'ping', address: each })),
    tcp: [...inner, ...doors].map((each) => foretell({ kind: 'tcp', ...each })),
    address,
  };
}

/** What is foretold of pinging an address, or of a port there; `null` where layer 2 or others decide. */
function foretold(index: TopologyIndex, verdict: Verdict, test: ProbeTest): ForetoldTest['foretold'] {
  if (test.kind === 'dns') return null;
  const opens = (path: Path) => {
    if (!path.addresses.includes(test.address)) return false;
    if (test.kind === 'ping') return isPinged(path);
    if (path.kind === 'published-port') return path.protocol === 'tcp' && path.port === test.port;
    return !('ports' in path) || path.ports === null || path.ports.some((each) => each.port === test.port);
  };
  if (verdict.paths.some(opens)) return 'reached';
  const holder = index.topology.attachments.find(({ ipv4, ipv6 }) => [ipv4, ipv6].includes(test.address));
  const driver = holder && index.networks.get(holder.networkId)?.driver;
  return verdict.verdict === 'unknown' || (driver && driver !== 'bridge') ? null : 'not-reached';
}

/** Names that lead there; where there are none, its own, of which nothing must be found. */
function dnsTests(index: TopologyIndex, { from, to }: Pair): ForetoldTest[] {
  const holder = index.containers.get(to);
  if (!holder || !index.containers.has(from)) return [];
  const names = inNameOrder(namesOf(index).namesFor(from, to), to);
  if (names.length === 0) return [{ test: { kind: 'dns', name: holder.name }, foretold: 'not-reached' }];
  return names.map(({ name, ambiguity }) => ({
    test: { kind: 'dns', name },
    // Who of several is answered is not fixed.
    foretold: ambiguity === null || ambiguity.winner === to ? 'reached' : null,
  }));
}

/** Whether a ping tells of this path: what is published at the host's address does not answer there. */
const isPinged = (path: Path): boolean =>
  path.kind !== 'published-port' && (!('ports' in path) || path.ports === null || path.kind === 'routed');

function ownAddresses(index: TopologyIndex, id: EndpointRef): string[] {
  const container = index.containers.get(id);
  if (!container) return [];
  const { ownerId } = resolveNamespace(container, index.containers);
  return index
    .attachmentsOfContainer(ownerId)
    .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
    .filter((address) => address !== null);
}

function tcpPorts(index: TopologyIndex, id: EndpointRef, { paths }: Verdict): number[] {
  const container = index.containers.get(id);
  const owner = container && index.containers.get(resolveNamespace(container, index.containers).ownerId);
  const known = [container, owner].flatMap((each) => each?.ports ?? []);
  const opened = paths.flatMap((path) => ('ports' in path ? (path.ports ?? []) : []));
  return unique([
    ...opened.flatMap(({ port, protocol }) => (protocol === 'tcp' ? [port] : [])),
    ...known.flatMap(({ privatePort, type }) => (type === 'tcp' ? [privatePort] : [])),
  ]).sort((a, b) => a - b);
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
