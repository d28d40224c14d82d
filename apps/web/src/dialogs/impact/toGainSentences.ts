import type { Impact } from '@portolan/topology';
import { portsText } from './EditNames.ts';
import type { EditNames } from './EditNames.ts';
import { apartFromPairs, toNameSentences } from './toNameSentences.ts';

/** R127: describes what containers gain, and what is reached by another network. */
export function toGainSentences(impact: Impact, names: EditNames): string[] {
  return [
    ...sharingSentences(impact, names),
    ...nameSentences(impact, names),
    ...portSentences(impact, names),
    ...gatewaySentences(impact, names),
  ];
}

/** A shared network is not access: a container may be stopped, and ICC may be off (R121). */
function sharingSentences({ gained }: Impact, names: EditNames): string[] {
  return names.groups(gained).map(({ subjects, others }) => {
    const verb = subjects.length === 1 ? 'gains' : 'gain';
    const peers = others.length > 0 ? names.containers(others) : 'each other';
    return `${names.containers(subjects)} ${verb} a shared network with ${peers}.`;
  });
}

function nameSentences({ gained, names: { gained: gainedNames } }: Impact, names: EditNames): string[] {
  return toNameSentences(apartFromPairs(gainedNames, gained, names), names, { one: 'starts', many: 'start' });
}

function portSentences({ ports: changes }: Impact, names: EditNames): string[] {
  return changes
    .filter(({ kind }) => kind !== 'stop')
    .map(({ containerId, kind, ports: changed, from, to }) => {
      const one = changed.length === 1;
      const subject = `The published ${one ? 'port' : 'ports'} ${portsText(changed)} of ${names.container(containerId)}`;
      return kind === 'start'
        ? `${subject} ${one ? 'opens' : 'open'}.`
        : `${subject} ${one ? 'is' : 'are'} reached through ${names.network(to)} instead of ${names.network(from)}.`;
    });
}

/** One sentence for each network that becomes the default gateway of containers. */
function gatewaySentences({ gateways: changes }: Impact, names: EditNames): string[] {
  const byNetwork = new Map<string, string[]>();
  for (const { containerId, to } of changes) {
    if (to !== null) byNetwork.set(to, [...(byNetwork.get(to) ?? []), containerId]);
  }
  return [...byNetwork].map(([to, ids]) => {
    const from = changes.find(({ containerId }) => containerId === ids[0])?.from ?? null;
    const instead = ids.length > 1 || from === null ? '' : ` instead of ${names.network(from)}`;
    return `${names.containers(ids)} ${ids.length === 1 ? 'uses' : 'use'} the default gateway of ${names.network(to)}${instead}.`;
  });
}
