import { placeOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useOnlyEngine, useShownStore } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { shownTitle } from './severalText.ts';

/** R310: returns what names the shown engines; an empty text where the server watches one only. */
export function useShownTitle(): string {
  const only = useOnlyEngine();
  const asked = useShownStore((state) => state.asked);
  const shown = useShownSummaries();
  const place = useEnginesStore((state) => (only === undefined ? null : placeOf(state, only)));
  return only === undefined ? shownTitle(asked, shown) : (place ?? '');
}
