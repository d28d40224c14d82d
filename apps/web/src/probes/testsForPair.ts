import { predictProbe, isPathForProbe, probedAddresses, probedOwner } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import { sortPeerNames } from '../store/verdict/sortPeerNames.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { peerNamesOf, reachabilityOf } from '../store/verdict/reachabilityOf.ts';
import type { PredictedTest, ProbeTest } from './ProbeTest.ts';

/** The tests of a pair that say something, by kind; the best of each kind first. */
export interface PairTests {
  dns: PredictedTest[];
  ping: PredictedTest[];
  tcp: PredictedTest[];
  /** Where other ports can be tried; `null` where there is no address. */
  address: string | null;
}

/** R267: every name, every address, and the ports that are published or exposed; each with what is predicted. */
export function testsForPair(index: TopologyIndex, { from, to }: EndPair): PairTests {
  const reachability = reachabilityOf(index);
  const verdict = reachability.verdict(from, to);
  const open = verdict.paths.filter((path) => isPathForProbe(path, { kind: 'ping' }));
  const addresses = unique([...open.flatMap((path) => path.addresses), ...probedAddresses(index, to)]);
  const address = addresses[0] ?? null;
  const withPrediction = (test: ProbeTest): PredictedTest => ({
    test,
    predicted: predictProbe(reachability, verdict, test),
  });
  const doors = verdict.paths.flatMap((path) =>
    path.kind === 'published-port' && path.protocol === 'tcp' && path.addresses[0] !== undefined
      ? [{ address: path.addresses[0], port: path.port }]
      : [],
  );
  const inner = address === null ? [] : tcpPorts(index, to, verdict).map((port) => ({ address, port }));
  return {
    dns: namesToTry(index, { from, to }).map((name) => withPrediction({ kind: 'dns', name })),
    ping: addresses.map((each) => withPrediction({ kind: 'ping', address: each })),
    tcp: [...inner, ...doors].map((each) => withPrediction({ kind: 'tcp', ...each })),
    address,
  };
}

/** Names that lead there; where there are none, its own, of which nothing must be found. */
function namesToTry(index: TopologyIndex, { from, to }: EndPair): string[] {
  const holder = index.containers.get(to);
  if (!holder || !index.containers.has(from)) return [];
  const names = sortPeerNames(peerNamesOf(index).namesFor(from, to), to);
  return names.length === 0 ? [holder.name] : names.map(({ name }) => name);
}

function tcpPorts(index: TopologyIndex, id: EndId, { paths }: Verdict): number[] {
  const known = [index.containers.get(id), probedOwner(index, id)].flatMap((each) => each?.ports ?? []);
  const opened = paths.flatMap((path) => ('ports' in path ? (path.ports ?? []) : []));
  return unique([
    ...opened.flatMap(({ port, protocol }) => (protocol === 'tcp' ? [port] : [])),
    ...known.flatMap(({ privatePort, type }) => (type === 'tcp' ? [privatePort] : [])),
  ]).sort((a, b) => a - b);
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
