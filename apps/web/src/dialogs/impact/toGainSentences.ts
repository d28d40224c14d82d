import type { Impact } from '@portolan/topology';
import type { EditNames } from './EditNames.ts';
import { toNameSentences } from './toLossSentences.ts';
import { toPortText } from './toPortText.ts';

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

/** Names of those newly met go without saying. */
function gainedNames({ gained, names: { gained: names } }: Impact, editNames: EditNames): string[] {
  const pairs = new Set(gained.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const alone = names.filter(({ holders, viewers }) =>
    holders.some((holder) => viewers.some((viewer) => !pairs.has(`${holder} ${viewer}`))),
  );
  return toNameSentences(alone, editNames, (one) => `${one ? 'starts' : 'start'} resolving for`);
}

function ports({ ports: changes }: Impact, names: EditNames): string[] {
  return changes
    .filter(({ kind }) => kind !== 'stop')
    .map(({ containerId, kind, ports: told, from, to }) => {
      const [word, verb] = told.length === 1 ? ['port', 'comes'] : ['ports', 'come'];
      const subject = `The published ${word} ${toPortText(told)} of ${names.container(containerId)}`;
      return kind === 'start'
        ? `${subject} ${told.length === 1 ? 'opens' : 'open'}.`
        : `${subject} ${verb} through ${names.network(to)} instead of ${names.network(from)}.`;
    });
}

function gateways({ gateways: changes }: Impact, names: EditNames): string[] {
  return changes
    .filter(({ to }) => to !== null)
    .map(({ containerId, from, to }) => {
      const instead = from === null ? '' : ` instead of ${names.network(from)}`;
      return `${names.container(containerId)} goes out by ${names.network(to)}${instead}.`;
    });
}
