import { useCallback } from 'react';
import type { TopologyIndex } from '@portolan/topology';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { exposedText, lensMatches, lensText } from '../../store/lens/lensMatches.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';

const exposedOn = (index: TopologyIndex): number => lensMatches(index, { kind: 'exposed' }).containers.size;

/**
 * R256, R257, R312: returns the title of the lens and some counts: of all engines that are shown where it is Exposed, of the
 * engine of the container where it is the view from one. Names are as the engine reports them.
 */
export function useLensText(): string[] {
  const { lens } = useView();
  const isSeveral = useIsSeveral();
  const found = useEachTopology(
    useCallback(
      (index: TopologyIndex, engine: string | null): string[] | number | null => {
        if (lens?.kind === 'exposed') return exposedOn(index);
        return lens?.engine === engine ? lensText(index, lens) : null;
      },
      [lens],
    ),
  );
  if (!lens || found.length === 0) return [];
  const counts = found.map(({ value }) => value).filter((value) => typeof value === 'number');
  if (lens.kind === 'exposed') return exposedText(counts.reduce((sum, each) => sum + each, 0));
  const text = found.map(({ value }) => value).find((value) => Array.isArray(value)) ?? [];
  return isSeveral && text.length > 0 ? [...text, 'other engines are dimmed'] : text;
}
