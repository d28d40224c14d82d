import { VisuallyHidden } from '@mantine/core';
import { reachabilityOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useCallback, useMemo } from 'react';
import { nameOfEngine, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { acrossSentence } from '../../store/verdict/acrossVerdict.ts';
import type { KnownEnd } from '../../store/verdict/acrossVerdict.ts';
import { pairIn } from '../../store/verdict/endPair.ts';
import type { EndOfEngine } from '../../store/verdict/endPair.ts';
import { verdictSentence } from '../../store/verdict/verdictText.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { useLensText } from './useLensText.ts';

/**
 * R258: announces a verdict or a lens to screen readers when it changes, whatever panel is open. It stays in the page,
 * because screen readers do not read a live region that is added together with its text.
 */
export function VerdictAnnouncer() {
  const lensText = useLensText();
  const verdict = useVerdictText();
  const sentences = lensText.length > 0 ? [`${lensText.join(', ')}.`] : [];
  if (verdict !== null) sentences.push(verdict);
  const text = sentences.map((each) => toVisible(each, 400)).join(' ');
  return (
    <VisuallyHidden>
      <p role="status" data-testid="verdict-aloud">
        {text}
      </p>
    </VisuallyHidden>
  );
}

/** Returns the verdict on the selected pair, on one engine or on two, as a sentence; `null` if none is known. */
function useVerdictText(): string | null {
  const { selection } = useView();
  const pair = useMemo(() => pairIn(selection), [selection]);
  const found = useEachTopology(
    useCallback(
      (index: TopologyIndex, engine: string | null): string | TopologyIndex | null => {
        if (!pair) return null;
        if ('from' in pair) return [pair.from, pair.to].some((end) => end.engine === engine) ? index : null;
        const { from, to } = pair.pair;
        return pair.engine === engine
          ? verdictSentence(index, reachabilityOf(index).verdict(from, to))
          : null;
      },
      [pair],
    ),
  );
  const names = useEnginesStore((state) =>
    pair && 'from' in pair
      ? [pair.from, pair.to].map(({ engine }) => nameOfEngine(state, engine)).join()
      : '',
  );
  if (!pair) return null;
  if (!('from' in pair))
    return found.map(({ value }) => value).find((value) => typeof value === 'string') ?? null;
  const [fromName = '', toName = ''] = names.split(',');
  const known = ({ engine, end }: EndOfEngine, name: string): KnownEnd | null => {
    const value = found.find((each) => each.engine === engine)?.value;
    return value && typeof value !== 'string' ? { name, index: value, end } : null;
  };
  const [from, to] = [known(pair.from, fromName), known(pair.to, toName)];
  return from && to && acrossSentence(from, to);
}
