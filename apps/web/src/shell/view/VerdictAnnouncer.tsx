import { VisuallyHidden } from '@mantine/core';
import { reachabilityOf } from '@portolan/topology';
import { toEndPair } from '../../store/verdict/endPair.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { verdictSentence } from '../../store/verdict/verdictText.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { useLensText } from './useLensText.ts';

/**
 * R258: announces a verdict or a lens to screen readers when it changes, whatever panel is open. It stays in the page,
 * because screen readers do not read a live region that is added together with its text.
 */
export function VerdictAnnouncer() {
  const lensText = useLensText();
  const { selection } = useView();
  const [first, ...others] = selection;
  const isOfOne = first !== undefined && others.every(({ engine }) => engine === first.engine);
  const pair = isOfOne ? toEndPair(selection) : null;
  const verdicts = useEachTopology((index, engine) =>
    pair && engine === first?.engine
      ? verdictSentence(index, reachabilityOf(index).verdict(pair.from, pair.to))
      : null,
  );
  const sentences = verdicts.flatMap(({ value }) => value ?? []);
  if (lensText.length > 0) sentences.unshift(`${lensText.join(', ')}.`);
  const text = sentences.map((each) => toVisible(each, 400)).join(' ');
  return (
    <VisuallyHidden>
      <p role="status" data-testid="verdict-aloud">
        {text}
      </p>
    </VisuallyHidden>
  );
}
