import type { TopologyIndex } from '@portolan/topology';
import type { EndPair } from '../store/verdict/endPair.ts';
import { testsForPair } from './testsForPair.ts';
import type { ProbeTest } from './ProbeTest.ts';
import { refusalToProbeFrom } from './refusalToProbe.ts';

/**
 * R269: what proves a pair at least cost: a ping of its best address, or the one port that is open where a ping is
 * not; and its best name. What nothing is predicted of is not tried while there is something else. Empty where nothing
 * can be tried.
 */
export function planPair(index: TopologyIndex, pair: EndPair): ProbeTest[] {
  const source = index.containers.get(pair.from);
  if (!source || refusalToProbeFrom(source) !== null) return [];
  const { dns, ping, tcp } = testsForPair(index, pair);
  const way =
    ping.find(({ predicted }) => predicted === 'reached') ??
    tcp.find(({ predicted }) => predicted === 'reached') ??
    ping.find(({ predicted }) => predicted !== null) ??
    ping[0];
  const name =
    dns.find(({ predicted }) => predicted === 'reached') ?? dns.find(({ predicted }) => predicted !== null);
  return [way, name].flatMap((each) => (each ? [each.test] : []));
}
