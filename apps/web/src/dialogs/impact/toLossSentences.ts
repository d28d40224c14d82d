import { listNames } from '@portolan/topology';
import type { Edit, Impact, NameChange } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { portsText } from './EditNames.ts';
import type { EditNames } from './EditNames.ts';
import { apartFromPairs, toNameSentences } from './toNameSentences.ts';

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
  const gone = edits.flatMap((edit) =>
    edit.kind === 'remove-network' && names.isAnyOn(ids, edit.networkId) ? [edit.networkId] : [],
  );
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

function lostNames({ lost, names: { lost: gone } }: Impact, names: EditNames): string[] {
  const alone = apartFromPairs(gone, lost, names);
  const parting = new Set(lost.flat());
  const goesAlong = gone.some(({ holders }) => holders.some((holder) => parting.has(holder)));
  return [
    ...(goesAlong ? ['Their names stop resolving for each other, and open connections break.'] : []),
    ...toNameSentences(alone, names, { one: 'stops', many: 'stop' }),
  ];
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
      return `The published ${one ? 'port' : 'ports'} ${portsText(stopped)} of ${names.container(containerId)} ${one ? 'stops' : 'stop'} answering.`;
    });
}

function lostGateways({ gateways }: Impact, names: EditNames): string[] {
  const ids = gateways.filter(({ to }) => to === null).map(({ containerId }) => containerId);
  if (ids.length === 0) return [];
  return [
    `${names.containers(ids)} ${ids.length === 1 ? 'has' : 'have'} no way out any more: no network leads out.`,
  ];
}
