import type { Probe } from '@portolan/protocol';
import type { PredictedTest, ProbeTest } from './ProbeTest.ts';
import type { Outcome } from './resultStore.ts';

/** The label beside the icon of an outcome. */
export const outcomeLabels: Record<Outcome, string> = {
  matches: 'Matches',
  differs: 'Differs',
  untested: 'Could not test',
  unpredicted: 'No prediction',
};

/** Describes what a probe observed, in a few words. */
export function observationText({ kind, outcome }: Pick<Probe, 'kind' | 'outcome'>): string {
  switch (outcome) {
    case 'reached':
      return kind === 'dns' ? 'resolves' : kind === 'ping' ? 'answers' : 'connects';
    case 'refused':
      return 'reached, port closed';
    case 'not-reached':
      return kind === 'dns' ? 'does not resolve' : 'no answer';
    case 'untested':
      return 'not tested';
  }
}

/** Describes a prediction with the words for an observation. */
export function predictionText(kind: ProbeTest['kind'], predicted: PredictedTest['predicted']): string {
  return predicted === null ? 'no prediction' : `predicted: ${observationText({ kind, outcome: predicted })}`;
}
