import type { Probe } from '@portolan/protocol';
import type { PredictedTest, ProbeTest } from './ProbeTest.ts';
import type { Outcome } from './resultStore.ts';

/** The word that stands beside an outcome's icon. */
export const outcomeLabels: Record<Outcome, string> = {
  matches: 'As predicted',
  differs: 'Finding',
  untested: 'Could not test',
  unpredicted: 'Tried',
};

/** What was seen, in one or two words. */
export function observationText({ kind, outcome }: Pick<Probe, 'kind' | 'outcome'>): string {
  switch (outcome) {
    case 'reached':
      return kind === 'dns' ? 'resolves' : kind === 'ping' ? 'answers' : 'connects';
    case 'refused':
      return 'way open, port closed';
    case 'not-reached':
      return kind === 'dns' ? 'does not resolve' : 'no answer';
    case 'untested':
      return 'not tested';
  }
}

/** What is predicted, in the words of what is seen. */
export function predictionText(kind: ProbeTest['kind'], predicted: PredictedTest['predicted']): string {
  return predicted === null ? 'not predicted' : `predicted: ${observationText({ kind, outcome: predicted })}`;
}
