import { useView } from '../useView.ts';
import { useShownStore } from './shownStore.ts';

/**
 * Returns the engine that an action concerns which names none: that of what was selected last, otherwise the first one that
 * is shown.
 */
export function useActionEngine(): string | null {
  const { selection } = useView();
  const first = useShownStore(({ engines }) => engines[0] ?? null);
  const last = selection.at(-1);
  return last ? last.engine : first;
}
