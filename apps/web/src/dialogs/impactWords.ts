import { impactOf, listNames } from '@portolan/topology';
import type { Container, Edit, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../theme/toVisible.ts';

/** What a change does, as sentences; `loses` when anything is taken from anybody. */
export interface ImpactWords {
  loses: boolean;
  sentences: string[];
}

/** R93: the impact of an edit in plain words; one quiet sentence where nothing is lost. */
export function impactWords(index: TopologyIndex, edit: Edit): ImpactWords {
  const impact = impactOf(index, edit);
  const network = index.networks.get(edit.networkId);
  const networkName = toVisible(network?.name ?? 'the network', 60);
  if (edit.kind === 'remove-network') {
    const members = names(impact.cannotStart);
    if (impact.cannotStart.length === 0)
      return quiet(`No container is on ${networkName}: nothing else changes.`);
    return loss([
      `${members} cannot start any more: the engine remembers ${networkName} as a network they need.`,
    ]);
  }
  const container = index.containers.get(edit.containerId);
  const name = toVisible(container?.name ?? 'the container', 60);
  if (edit.kind === 'connect') {
    if (impact.gained.length === 0) return quiet(`${name} comes to share no network with anybody new.`);
    return quiet(`${name} comes to share a network with ${names(impact.gained)}.`);
  }
  const sentences: string[] = [];
  if (impact.lost.length > 0) {
    sentences.push(`${name} loses ${names(impact.lost)}: they share no other network.`);
    sentences.push('Their names stop resolving for each other, and open connections break.');
  }
  if (impact.portsStop)
    sentences.push(`The published ports of ${name} stop answering: no other network carries them.`);
  return sentences.length > 0
    ? loss(sentences)
    : quiet(`${name} loses nobody: all it reaches over ${networkName} it shares another network with.`);
}

const quiet = (sentence: string): ImpactWords => ({ loses: false, sentences: [sentence] });
const loss = (sentences: string[]): ImpactWords => ({ loses: true, sentences });

const names = (containers: Container[]): string =>
  listNames(
    containers.map((each) => toVisible(each.name, 60)),
    6,
  );
