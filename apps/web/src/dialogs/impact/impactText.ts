import { impactOf } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { EditNames } from './EditNames.ts';
import { toGainSentences } from './toGainSentences.ts';
import { toLossSentences } from './toLossSentences.ts';

/** The impact of a change as sentences, losses first. `loses` is true if there is any loss. */
export interface ImpactText {
  loses: boolean;
  sentences: string[];
}

const MAX_SENTENCES = 7;

/** R127: describes the impact of edits that are made in this order. */
export function impactText(index: TopologyIndex, edits: readonly Edit[]): ImpactText {
  const impact = impactOf(index, edits);
  const names = new EditNames(index, edits);
  const losses = toLossSentences(impact, names, edits);
  const sentences = [...losses, ...toGainSentences(impact, names)];
  return {
    loses: losses.length > 0,
    sentences: sentences.length > 0 ? atMost(sentences) : [noEffect(index, edits)],
  };
}

function atMost(sentences: string[]): string[] {
  if (sentences.length <= MAX_SENTENCES) return sentences;
  return [
    ...sentences.slice(0, MAX_SENTENCES - 1),
    `And ${sentences.length - MAX_SENTENCES + 1} more effects.`,
  ];
}

function noEffect(index: TopologyIndex, edits: readonly Edit[]): string {
  const [edit] = edits;
  if (edits.length !== 1 || !edit) return 'Nothing else changes.';
  const networkName =
    'networkId' in edit ? toVisible(index.networks.get(edit.networkId)?.name ?? 'the network', 60) : '';
  switch (edit.kind) {
    case 'remove-network':
      return `No container is on ${networkName}: nothing else changes.`;
    case 'connect':
      return 'No container gains a shared network.';
    case 'disconnect':
      return 'No container loses access.';
    case 'create-network':
    case 'run-container':
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
    case 'rename-container':
    case 'remove-container':
      return 'Nothing else changes.';
  }
}
