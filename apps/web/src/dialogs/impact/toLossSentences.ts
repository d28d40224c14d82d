import { listNames } from '@portolan/topology';
import type { Edit, Impact, NameChange } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { EditNames } from './EditNames.ts';
import { toPortText } from './toPortText.ts';

/** R127: what is taken from anybody, worst first. */
export function toLossSentences(impact: Impact, names: EditNames, edits: readonly Edit[]): string[] {
  return [
    ...cannotStart(impact.cannotStart, names, edits),
    ...lostPairs(impact, names),
    ...lostNames(impact, names),
    ...ambiguous(impact.names.ambiguous, names),
    ...stoppedPorts(impact, names),
    ...lostGateways(impact, names),
  ];
}

function cannotStart(ids: string[], names: EditNames, edits: readonly Edit[]): string[] {
  if (ids.length === 0) return [];
  const gone = edits.flatMap((edit) => (edit.kind === 'remove-network' ? [edit.networkId] : []));
  const why =
    gone.length > 0
      ? `the engine remembers ${listNames(gone.map((id) => names.network(id)))} as ${ids.length > 1 || gone.length > 1 ? 'networks they need' : 'a network it needs'}`
      : 'the container whose network stack they share is gone';
  return [`${names.containers(ids)} cannot start any more: ${why}.`];
}

function lostPairs({ lost, cannotStart: stuck }: Impact, names: EditNames): string[] {
  // What stopped members of a removed network lose is said by what they cannot do any more.
  const told = new Set(stuck);
  const pairs = lost.filter(([a, b]) => !told.has(a) || !told.has(b));
  return names.groups(pairs).map(({ subjects, others }) => {
    const whom = others.length > 0 ? names.containers(others) : 'each other';
    const one = subjects.length === 1;
    return `${names.containers(subjects)} ${one ? 'loses' : 'lose'} ${whom}: they share no other network.`;
  });
}

/** Where the network goes, that the names go with it is one sentence; other names are named. */
function lostNames({ lost, names: { lost: gone } }: Impact, names: EditNames): string[] {
  const pairs = new Set(lost.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const isAlone = ({ holders, viewers }: NameChange) =>
    holders.some((holder) => viewers.some((viewer) => !pairs.has(`${holder} ${viewer}`)));
  const alone = gone.filter(isAlone);
  const sentences =
    gone.length > alone.length
      ? ['Their names stop resolving for each other, and open connections break.']
      : [];
  return [...sentences, ...toNameSentences(alone, names, (one) => `${one ? 'stops' : 'stop'} resolving for`)];
}

/** Names of the same viewers are one sentence. */
export function toNameSentences(
  changes: readonly NameChange[],
  names: EditNames,
  verb: (one: boolean) => string,
): string[] {
  const byViewers = new Map<string, { names: Set<string>; viewers: string[] }>();
  for (const { name, viewers } of changes) {
    const key = viewers.join();
    const group = byViewers.get(key) ?? { names: new Set(), viewers };
    byViewers.set(key, group);
    group.names.add(toVisible(name, 60));
  }
  return [...byViewers.values()].map(({ names: told, viewers }) => {
    const one = told.size === 1;
    const list = listNames([...told], 4);
    return `The ${one ? 'name' : 'names'} ${list} ${verb(one)} ${names.containers(viewers)}.`;
  });
}

function ambiguous(changes: readonly NameChange[], names: EditNames): string[] {
  return changes.map(
    ({ name, holders, viewers }) =>
      `${toVisible(name, 60)} comes to mean ${names.containers(holders)} alike to ${names.containers(viewers)}: any of them may answer.`,
  );
}

function stoppedPorts({ ports }: Impact, names: EditNames): string[] {
  return ports
    .filter(({ kind }) => kind === 'stop')
    .map(({ containerId, ports: stopped }) => {
      const one = stopped.length === 1;
      return `The published ${one ? 'port' : 'ports'} ${toPortText(stopped)} of ${names.container(containerId)} ${one ? 'stops' : 'stop'} answering.`;
    });
}

function lostGateways({ gateways }: Impact, names: EditNames): string[] {
  return gateways
    .filter(({ to }) => to === null)
    .map(
      ({ containerId }) => `${names.container(containerId)} has no way out any more: no network leads out.`,
    );
}
