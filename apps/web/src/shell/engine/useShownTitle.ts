import { placeOf, summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { shownTitle } from './severalText.ts';

/**
 * R310: returns what names the shown engines; an empty text where the server watches one only. The whole page is below it,
 * so that it is rendered again only for another text.
 */
export function useShownTitle(): string {
  const asked = useShownStore((state) => state.asked);
  const engines = useShownStore((state) => state.engines);
  return useEnginesStore((state) => {
    const [only, ...others] = engines;
    if (only !== undefined && others.length === 0) return placeOf(state, only) ?? '';
    return shownTitle(
      asked,
      engines.flatMap((engine) => summaryOf(state, engine) ?? []),
    );
  });
}
