import { useView } from '../useView.ts';
import { useEnginesStore, summaryOf } from './enginesStore.ts';
import { useShownStore } from './shownStore.ts';

/**
 * Returns the engine that an action concerns which names none: that of what was selected last, otherwise the first one that
 * is shown. One that is live comes before those that are not.
 */
export function useActionEngine(): string | null {
  const { selection } = useView();
  const engines = useShownStore((state) => state.engines);
  const last = selection.at(-1);
  const [first = null, ...others] =
    last && engines.includes(last.engine) ? [last.engine, ...engines] : engines;
  return useEnginesStore((state) => {
    const live = [first, ...others].find((engine) => summaryOf(state, engine)?.state === 'live');
    return live === undefined ? first : live;
  });
}
