import { listNames } from '@portolan/topology';
import type { Edit, Impact, NameChange } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { portsText } from './EditNames.ts';
import type { EditNames } from './EditNames.ts';
import { apartFromPairs, toNameSentences } from './toNameSentences.ts';

/** R127: describes what containers lose, worst first. */
export function toLossSentences(impact: Impact, names: EditNames, edits: readonly Edit[]): string[] {
  return [
    ...startSentences(impact.cannotStart, names, edits),
    ...sharingSentences(impact, names),
    ...nameSentences(impact, names),
    ...ambiguitySentences(impact.names.ambiguous, names),
    ...portSentences(impact, names),
    ...gatewaySentences(impact, names),
  ];
}

function startSentences(ids: string[], names: EditNames, edits: readonly Edit[]): string[] {
  if (ids.length === 0) return [];
  const one = ids.length === 1;
  const removed = edits.flatMap((edit) =>
    edit.kind === 'remove-network' && names.isAnyOn(ids, edit.networkId) ? [edit.networkId] : [],
  );
  const why =
    removed.length > 0
      ? `${one ? 'it is' : 'they are'} still attached to ${listNames(removed.map((id) => names.network(id)))}`
      : `the container whose network stack ${one ? 'it uses' : 'they use'} no longer exists`;
  return [`${names.containers(ids)} can no longer start: ${why}.`];
}

function sharingSentences({ lost, cannotStart }: Impact, names: EditNames): string[] {
  // Pairs of stopped members of a removed network are left out: the sentence that they can no longer start says enough.
  const reported = new Set(cannotStart);
  const pairs = lost.filter(([a, b]) => !reported.has(a) || !reported.has(b));
  return names.groups(pairs).map(({ subjects, others }) => {
    const verb = subjects.length === 1 ? 'shares' : 'share';
    const peers = others.length > 0 ? names.containers(others) : 'each other';
    return `${names.containers(subjects)} no longer ${verb} a network with ${peers}.`;
  });
}

function nameSentences({ lost, names: { lost: lostNames } }: Impact, names: EditNames): string[] {
  const separated = new Set(lost.flat());
  const losesPeerNames = lostNames.some(({ holders }) => holders.some((holder) => separated.has(holder)));
  return [
    ...(losesPeerNames ? ['They no longer resolve each other’s names, and open connections break.'] : []),
    ...toNameSentences(apartFromPairs(lostNames, lost, names), names, { one: 'stops', many: 'stop' }),
  ];
}

function ambiguitySentences(changes: readonly NameChange[], names: EditNames): string[] {
  return changes.map(
    ({ name, holders, viewers }) =>
      `For ${names.containers(viewers)}, the name ${toVisible(name, 60)} resolves to ${names.containers(holders)}: any of them may answer.`,
  );
}

function portSentences({ ports }: Impact, names: EditNames): string[] {
  return ports
    .filter(({ kind }) => kind === 'stop')
    .map(({ containerId, ports: stopped }) => {
      const one = stopped.length === 1;
      return `The published ${one ? 'port' : 'ports'} ${portsText(stopped)} of ${names.container(containerId)} ${one ? 'stops' : 'stop'} answering.`;
    });
}

function gatewaySentences({ gateways }: Impact, names: EditNames): string[] {
  const ids = gateways.filter(({ to }) => to === null).map(({ containerId }) => containerId);
  if (ids.length === 0) return [];
  return [
    `${names.containers(ids)} ${ids.length === 1 ? 'loses its' : 'lose their'} default gateway: no other network provides one.`,
  ];
}
