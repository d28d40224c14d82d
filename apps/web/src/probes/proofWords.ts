import type { Probe } from '@portolan/protocol';
import type { ForetoldTest, ProbeTest } from './ProbeTest.ts';
import type { Outcome } from './proofStore.ts';

/** The word that stands beside an outcome's icon. */
export const outcomeWords: Record<Outcome, string> = {
  agrees: 'As foretold',
  disagrees: 'Finding',
  untested: 'Could not test',
  unforetold: 'Tried',
};

/** What was seen, in one or two words. */
export function seenWords({ kind, outcome }: Pick<Probe, 'kind' | 'outcome'>): string {
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

/** What is foretold, in the words of what is seen. */
export function foretoldWords(kind: ProbeTest['kind'], foretold: ForetoldTest['foretold']): string {
  return foretold === null ? 'not foretold' : `foretold: ${seenWords({ kind, outcome: foretold })}`;
}
