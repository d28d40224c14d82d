import { useCallback } from 'react';
import type { TopologyIndex } from '@portolan/topology';
import { useShownPlace } from '../../store/engine/useShownPlace.ts';
import { exposedText, lensMatches, lensText } from '../../store/lens/lensMatches.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';

const exposedOn = (index: TopologyIndex): number => lensMatches(index, { kind: 'exposed' }).containers.size;

/**
 * R256, R257, R312: returns the title of the lens and some counts: of all engines that are shown where it is Exposed, of the
 * engine of the container where it is the view from one. Names are as the engine reports them.
 */
export function useLensText(): string[] {
  const { lens, view } = useView();
  const place = useShownPlace(lens?.kind === 'from' ? lens.engine : undefined);
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
  const [title, ...facts] = found.map(({ value }) => value).find((value) => Array.isArray(value)) ?? [];
  if (title === undefined) return [];
  if (place === null) return [title, ...facts];
  return [`${title} on ${place}`, ...facts, ...(view === 'map' ? ['other engines are dimmed'] : [])];
}
