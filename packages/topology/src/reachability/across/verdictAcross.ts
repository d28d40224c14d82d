import { addressesOf, familiesOf } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { driverKindOf, FAMILIES } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { VerdictAnswer, lazyReason } from '../Answer.ts';
import type { Stack } from '../ends/Stack.ts';
import type { Reachability } from '../Reachability.ts';
import type { EndId, Path, Reason, Verdict } from '../Verdict.ts';

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
  if (!source || !target) {
    for (const { verdict, reasons } of [leaving, entering]) if (verdict !== 'allowed') block(answer, reasons);
  } else {
    decideSwarmNetworks(from, to, source, target, answer);
    decideBetweenHosts(from, to, { leaving, entering, families: familiesOut(source) }, answer);
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
    if (!there || here.network.scope !== 'swarm') continue;
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

interface OneWay {
  /** From the source to the outside. */
  leaving: Verdict;
  /** From the outside to the target. */
  entering: Verdict;
  /** The IP versions in which the source can leave. */
  families: readonly Family[];
}

function decideBetweenHosts(
  from: EngineEnd,
  to: EngineEnd,
  { leaving, entering, families }: OneWay,
  answer: VerdictAnswer,
): void {
  const isFitting = (path: Path) =>
    familyOfPath(path) === null || families.includes(familyOfPath(path) as Family);
  const paths = entering.paths.filter(isFitting);
  if (leaving.verdict === 'allowed' && paths.length > 0) {
    const between = lazyReason(
      'between-hosts',
      () =>
        `Routes and firewalls between the hosts of ${from.engine} and ${to.engine} decide, which neither engine knows.`,
    );
    const known = [...leaving.reasons, ...entering.reasons].map((reason) => () => reason);
    for (const path of paths) {
      const code = path.kind === 'published-port' ? 'p' : 'a';
      answer.allow(code, () => ({ ...path, certainty: 'declared' }), ...known, between);
    }
    return;
  }
  const { name: machine } = from.reachability.index.engine;
  if (machine === to.reachability.index.engine.name) {
    const sentence = () =>
      `${from.engine} and ${to.engine} both report the host ${machine}. On one machine, its firewall can let traffic pass between them, which no engine reports.`;
    answer.markUnknown(lazyReason('same-machine', sentence));
  }
  const ways = [leaving, entering];
  const isBlocked = ways.some(({ verdict }) => verdict === 'blocked');
  if (ways.every(({ verdict }) => verdict === 'allowed')) {
    const sentence = () =>
      `What leaves ${from.engine} and what enters ${to.engine} are of different IP versions.`;
    answer.block(lazyReason('other-family', sentence));
  }
  for (const { verdict, reasons } of ways) {
    if (verdict === 'blocked') block(answer, reasons);
    else if (verdict === 'unknown' && !isBlocked) for (const each of reasons) answer.markUnknown(() => each);
  }
}

/** Returns the verdict with the engine's name before the ids of networks. */
function withEngine(engine: string, { paths, reasons, ...verdict }: Verdict): Verdict {
  const qualify = <T extends Path | Reason>(each: T): T =>
    'networkId' in each && each.networkId ? { ...each, networkId: `${engine}/${each.networkId}` } : each;
  return { ...verdict, paths: paths.map(qualify), reasons: reasons.map(qualify) };
}

function block(answer: VerdictAnswer, reasons: readonly Reason[]): void {
  for (const reason of reasons) answer.block(() => reason);
}

/** The IP versions in which a stack reaches the outside: those of its default gateway and of its parent interfaces. */
function familiesOut(stack: Stack): Family[] {
  if (stack.kind !== 'own') return [...FAMILIES];
  const out = [...stack.endpoints.values()].filter(
    (endpoint) => endpoint === stack.gateway || driverKindOf(endpoint.network) === 'parent',
  );
  return FAMILIES.filter((family) => out.some((endpoint) => leavesIn(endpoint, family)));
}

/** What is on an overlay leaves by docker_gwbridge, which has IPv4 only. */
const leavesIn = (endpoint: Endpoint, family: Family): boolean =>
  driverKindOf(endpoint.network) === 'overlay' ? family === 4 : familiesOf(endpoint).includes(family);

/** The IP version that a path needs; `null` if it has no address. */
function familyOfPath(path: Path): Family | null {
  const address = path.kind === 'published-port' ? path.hostIp : path.addresses[0];
  if (address === undefined) return null;
  return address.includes(':') ? 6 : 4;
}
