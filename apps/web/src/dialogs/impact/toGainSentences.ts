import type { Impact } from '@portolan/topology';
import { portsText } from './EditNames.ts';
import type { EditNames } from './EditNames.ts';
import { apartFromPairs, toNameSentences } from './toNameSentences.ts';

/** R127: what comes, or goes another way. */
export function toGainSentences(impact: Impact, names: EditNames): string[] {
  return [
    ...gainedPairs(impact, names),
    ...gainedNames(impact, names),
    ...ports(impact, names),
    ...gateways(impact, names),
  ];
}

function gainedPairs({ gained }: Impact, names: EditNames): string[] {
  return names.groups(gained).map(({ subjects, others }) => {
    const one = subjects.length === 1;
    const whom = others.length > 0 ? names.containers(others) : 'each other';
    return `${names.containers(subjects)} ${one ? 'comes' : 'come'} to share a network with ${whom}.`;
  });
}

function gainedNames({ gained, names: { gained: found } }: Impact, names: EditNames): string[] {
  return toNameSentences(apartFromPairs(found, gained, names), names, { one: 'starts', many: 'start' });
}

function ports({ ports: changes }: Impact, names: EditNames): string[] {
  return changes
    .filter(({ kind }) => kind !== 'stop')
    .map(({ containerId, kind, ports: told, from, to }) => {
      const [word, verb] = told.length === 1 ? ['port', 'comes'] : ['ports', 'come'];
      const subject = `The published ${word} ${portsText(told)} of ${names.container(containerId)}`;
      return kind === 'start'
        ? `${subject} ${told.length === 1 ? 'opens' : 'open'}.`
        : `${subject} ${verb} through ${names.network(to)} instead of ${names.network(from)}.`;
    });
}

/** By the network they come to go out by. */
function gateways({ gateways: changes }: Impact, names: EditNames): string[] {
  const byWay = new Map<string, string[]>();
  for (const { containerId, to } of changes) {
    if (to !== null) byWay.set(to, [...(byWay.get(to) ?? []), containerId]);
  }
  return [...byWay].map(([to, ids]) => {
    const from = changes.find(({ containerId }) => containerId === ids[0])?.from ?? null;
    const instead = ids.length > 1 || from === null ? '' : ` instead of ${names.network(from)}`;
    return `${names.containers(ids)} ${ids.length === 1 ? 'goes' : 'go'} out by ${names.network(to)}${instead}.`;
  });
}
