import type { TopologyIndex } from '@portolan/topology';
import type { EndPair } from '../store/verdict/endPair.ts';
import { testsOf } from './testsOf.ts';
import type { ProbeTest } from './ProbeTest.ts';
import { whyNotFrom } from './whyNoProof.ts';

/**
 * R269: what proves a pair at least cost: a ping of its best address, or the one port that is open where a ping is
 * not; and its best name. What nothing is foretold of is not tried while there is something else. Empty where nothing
 * can be tried.
 */
export function planPair(index: TopologyIndex, pair: EndPair): ProbeTest[] {
  const source = index.containers.get(pair.from);
  if (!source || whyNotFrom(source) !== null) return [];
  const { dns, ping, tcp } = testsOf(index, pair);
  const way =
    ping.find(({ foretold }) => foretold === 'reached') ??
    tcp.find(({ foretold }) => foretold === 'reached') ??
    ping.find(({ foretold }) => foretold !== null) ??
    ping[0];
  const name =
    dns.find(({ foretold }) => foretold === 'reached') ?? dns.find(({ foretold }) => foretold !== null);
  return [way, name].flatMap((each) => (each ? [each.test] : []));
}
