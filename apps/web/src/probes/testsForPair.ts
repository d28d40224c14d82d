import {
  predictProbe,
  isPathForProbe,
  probedAddresses,
  probedOwner,
  reachabilityOf,
} from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import { sortPeerNames } from '../store/verdict/sortPeerNames.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { peerNamesOf } from '../store/verdict/peerNamesOf.ts';
import type { PredictedTest, ProbeTest } from './ProbeTest.ts';
import { refusalToProbeFrom } from './refusalToProbe.ts';

/** The useful tests of a pair, by kind; the best test of each kind comes first. */
export interface PairTests {
  dns: PredictedTest[];
  ping: PredictedTest[];
  tcp: PredictedTest[];
  /** The address at which the user can test other ports; `null` where the target has no address. */
  address: string | null;
}

/** R267: returns a test for every name, every address, and every published or exposed port, each with its prediction. */
export function testsForPair(index: TopologyIndex, { from, to }: EndPair): PairTests {
  const reachability = reachabilityOf(index);
  const verdict = reachability.verdict(from, to);
  const pingPaths = verdict.paths.filter((path) => isPathForProbe(path, { kind: 'ping' }));
  const addresses = unique([...pingPaths.flatMap((path) => path.addresses), ...probedAddresses(index, to)]);
  const address = addresses[0] ?? null;
  const withPrediction = (test: ProbeTest): PredictedTest => ({
    test,
    predicted: predictProbe(reachability, verdict, test),
  });
  const publishedPorts = verdict.paths.flatMap((path) =>
    path.kind === 'published-port' && path.protocol === 'tcp' && path.addresses[0] !== undefined
      ? [{ address: path.addresses[0], port: path.port }]
      : [],
  );
  const containerPorts =
    address === null ? [] : tcpPorts(index, to, verdict).map((port) => ({ address, port }));
  return {
    dns: namesToTest(index, { from, to }).map((name) => withPrediction({ kind: 'dns', name })),
    ping: addresses.map((each) => withPrediction({ kind: 'ping', address: each })),
    tcp: [...containerPorts, ...publishedPorts].map((each) => withPrediction({ kind: 'tcp', ...each })),
    address,
  };
}

/**
 * R269: returns the fewest tests that show if the verdict of a pair holds: at most one by address and one by name. The
 * list is empty where nothing can be tested.
 *
 * - By address: a ping that is predicted to be answered, else a TCP port that is predicted to be open, else a ping with
 *   another prediction, else a ping without a prediction.
 * - By name: a name that is predicted to resolve, else one with another prediction.
 */
export function fewestTestsForPair(index: TopologyIndex, pair: EndPair): ProbeTest[] {
  const source = index.containers.get(pair.from);
  if (!source || refusalToProbeFrom(source) !== null) return [];
  const { dns, ping, tcp } = testsForPair(index, pair);
  const byAddress =
    ping.find(({ predicted }) => predicted === 'reached') ??
    tcp.find(({ predicted }) => predicted === 'reached') ??
    ping.find(({ predicted }) => predicted !== null) ??
    ping[0];
  const byName =
    dns.find(({ predicted }) => predicted === 'reached') ?? dns.find(({ predicted }) => predicted !== null);
  return [byAddress, byName].flatMap((each) => (each ? [each.test] : []));
}

/** Returns the names that lead to the target; where there are none, its own name, which must not resolve. */
function namesToTest(index: TopologyIndex, { from, to }: EndPair): string[] {
  const target = index.containers.get(to);
  if (!target || !index.containers.has(from)) return [];
  const names = sortPeerNames(peerNamesOf(index).namesFor(from, to), to);
  return names.length === 0 ? [target.name] : names.map(({ name }) => name);
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
