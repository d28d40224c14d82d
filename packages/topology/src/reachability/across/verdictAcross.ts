import { addressesOf, familiesOf } from '../../Endpoint.ts';
import { VerdictAnswer, lazyReason } from '../Answer.ts';
import type { Stack } from '../ends/Stack.ts';
import type { Reachability } from '../Reachability.ts';
import type { EndId, Path, Reason, Verdict } from '../Verdict.ts';
import { decideBetweenHosts, familiesOut, commonMachine, isCutOff } from './decideBetweenHosts.ts';

/** An end of a verdict on one of several engines. */
export interface EngineEnd {
  /** The engine's name. */
  engine: string;
  /** The verdicts of that engine. */
  reachability: Reachability;
  /** A container's id or `host`. */
  id: EndId;
}

/**
 * R219: the verdict on two ends of different engines. Each engine says what leaves its host, or enters it; between the
 * hosts nothing is known, so all paths are declared. All ids are written as `ENGINE/ID`.
 */
export function verdictAcross(from: EngineEnd, to: EngineEnd): Verdict {
  const source = from.reachability.usableStack(from.id);
  const target = to.reachability.usableStack(to.id);
  const leaving = withEngine(from.engine, from.reachability.verdict(from.id, 'outside'));
  const entering = withEngine(to.engine, to.reachability.verdict('outside', to.id));
  const answer = new VerdictAnswer();
  if (source && target && !isCutOff(source) && !isCutOff(target)) {
    decideSwarmNetworks(from, to, source, target, answer);
    const machine = commonMachine(from.reachability.index, to.reachability.index);
    const hosts = { from: from.engine, to: to.engine, machine };
    decideBetweenHosts({ ...leaving, families: familiesOut(source) }, entering, hosts, answer);
  } else {
    const obstacles = [leaving, entering].filter(({ verdict }) => verdict !== 'allowed');
    for (const reason of obstacles.flatMap(({ reasons }) => reasons)) answer.block(() => reason);
  }
  return answer.toVerdict(`${from.engine}/${from.id}`, `${to.engine}/${to.id}`);
}

/** R203: an overlay is one network on all nodes of its swarm. */
function decideSwarmNetworks(
  from: EngineEnd,
  to: EngineEnd,
  source: Stack,
  target: Stack,
  answer: VerdictAnswer,
): void {
  for (const here of source.endpoints.values()) {
    const there = target.endpoints.get(here.network.id);
    if (here.network.scope !== 'swarm' || there?.network.scope !== 'swarm') continue;
    const { name } = here.network;
    const id = `${to.engine}/${here.network.id}`;
    const families = familiesOf(here).filter((family) => familiesOf(there).includes(family));
    const sentence = () => `Both are on ${name}, which is one network on ${from.engine} and ${to.engine}.`;
    answer.allow(
      'a',
      () => ({
        ...{ kind: 'network', networkId: id, certainty: 'declared', names: [], ports: null },
        addresses: addressesOf(there, families),
      }),
      lazyReason('same-network', sentence, id),
    );
  }
}

/** Returns the verdict with the engine's name before the ids of networks, and in the sentences: names are its own. */
function withEngine(engine: string, { paths, reasons, ...verdict }: Verdict): Verdict {
  const qualify = <T extends Path | Reason>(each: T): T =>
    'networkId' in each && each.networkId ? { ...each, networkId: `${engine}/${each.networkId}` } : each;
  return {
    ...verdict,
    paths: paths.map(qualify),
    reasons: reasons.map((each) => ({ ...qualify(each), sentence: `On ${engine}: ${each.sentence}` })),
  };
}
