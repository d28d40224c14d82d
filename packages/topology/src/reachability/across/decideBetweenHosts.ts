import { familiesOf } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { driverKindOf, FAMILIES } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import type { Stack } from '../ends/Stack.ts';
import type { Path, Reason, Verdict } from '../Verdict.ts';

/** What leaves a host: the verdict from the source to the outside. */
export interface Leaving extends Pick<Verdict, 'verdict' | 'reasons'> {
  /** The IP versions in which the source can leave. */
  families: readonly Family[];
}

/** What enters a host: the verdict from the outside to the target. */
export type Entering = Pick<Verdict, 'verdict' | 'paths' | 'reasons'>;

/** The hosts of two engines. */
export interface Hosts {
  /** The names of the engines. */
  from: string;
  to: string;
  /** The name of the machine that both report; `null` if they report different ones. */
  machine: string | null;
}

/** Returns the name of the machine that two engines both report, or `null`. */
export function commonMachine(from: TopologyIndex, to: TopologyIndex): string | null {
  const { name } = from.engine;
  return name === to.engine.name ? name : null;
}

/** True for a container on no network: it can neither send nor answer, on whichever machine. */
export const isCutOff = ({ kind, endpoints }: Stack): boolean => kind === 'own' && endpoints.size === 0;

/** R219: decides if what leaves one host enters the other. */
export function decideBetweenHosts(leaving: Leaving, entering: Entering, hosts: Hosts, answer: Answer): void {
  const { from, to, machine } = hosts;
  const paths = entering.paths.filter((path) => fits(path, leaving.families));
  if (leaving.verdict === 'allowed' && paths.length > 0) {
    const between = lazyReason(
      'between-hosts',
      () => `Routes and firewalls between the hosts of ${from} and ${to} decide, which neither engine knows.`,
    );
    const known = [...leaving.reasons, ...entering.reasons].map((reason) => () => reason);
    for (const path of paths)
      answer.allow(codeOfPath(path), () => ({ ...path, certainty: 'declared' }), ...known, between);
    return;
  }
  if (machine !== null) {
    const sentence = () =>
      `${from} and ${to} both report the host ${machine}. On one machine, its firewall can let traffic pass between them, which no engine reports.`;
    answer.markUnknown(lazyReason('same-machine', sentence));
  }
  const ways: { verdict: Verdict['verdict']; reasons: readonly Reason[] }[] = [leaving, entering];
  const isBlocked = ways.some(({ verdict }) => verdict === 'blocked');
  if (ways.every(({ verdict }) => verdict === 'allowed')) {
    const sentence = () => `What leaves ${from} and what enters ${to} are of different IP versions.`;
    answer.block(lazyReason('other-family', sentence));
  }
  for (const { verdict, reasons } of ways) {
    if (verdict === 'blocked') for (const reason of reasons) answer.block(() => reason);
    else if (verdict === 'unknown' && !isBlocked)
      for (const reason of reasons) answer.markUnknown(() => reason);
  }
}

/** The IP versions in which a stack reaches the outside: those of its default gateway and of its parent interfaces. */
export function familiesOut(stack: Stack): Family[] {
  if (stack.kind !== 'own') return [...FAMILIES];
  const out = [...stack.endpoints.values()].filter(
    (endpoint) => endpoint === stack.gateway || driverKindOf(endpoint.network) === 'parent',
  );
  return FAMILIES.filter((family) => out.some((endpoint) => leavesIn(endpoint, family)));
}

/** What is on an overlay leaves by docker_gwbridge, which has IPv4 only. */
const leavesIn = (endpoint: Endpoint, family: Family): boolean =>
  driverKindOf(endpoint.network) === 'overlay' ? family === 4 : familiesOf(endpoint).includes(family);

/** `p` for a path that leads to published ports alone. */
export const codeOfPath = (path: Path): 'a' | 'p' =>
  path.kind === 'published-port' || (path.kind === 'routed' && path.ports !== null) ? 'p' : 'a';

/** The IP versions of the addresses to which a path leads; empty if none is known. */
export function familiesOfPath(path: Path): Family[] {
  const addresses = path.kind === 'published-port' ? [path.hostIp] : path.addresses;
  return addresses.map((address) => (address.includes(':') ? 6 : 4));
}

/** A path without a known address can be of any IP version. */
function fits(path: Path, families: readonly Family[]): boolean {
  const needed = familiesOfPath(path);
  return needed.length === 0 || needed.some((family) => families.includes(family));
}
