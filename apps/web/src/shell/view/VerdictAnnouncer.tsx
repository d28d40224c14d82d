import { VisuallyHidden } from '@mantine/core';
import { reachabilityOf } from '@portolan/topology';
import { lensText } from '../../store/lens/lensMatches.ts';
import { toEndPair } from '../../store/verdict/endPair.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';
import { verdictSentence } from '../../store/verdict/verdictText.ts';
import { toVisible } from '../../theme/toVisible.ts';

/**
 * R258: announces a verdict or a lens to screen readers when it changes, whatever panel is open. It stays in the page,
 * because screen readers do not read a live region that is added together with its text.
 */
export function VerdictAnnouncer() {
  const { selection, lens } = useView();
  const pair = toEndPair(selection);
  const text = useTopologyValue((index) => {
    const sentences: string[] = [];
    if (lens) sentences.push(`${lensText(index, lens).join(', ')}.`);
    if (pair) sentences.push(verdictSentence(index, reachabilityOf(index).verdict(pair.from, pair.to)));
    return sentences.map((each) => toVisible(each, 400)).join(' ');
  });
  return (
    <VisuallyHidden>
      <p role="status" data-testid="verdict-aloud">
        {text}
      </p>
    </VisuallyHidden>
  );
}
