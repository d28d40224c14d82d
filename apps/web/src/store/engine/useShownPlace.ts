import { nameOfEngine, useEnginesStore } from './enginesStore.ts';
import { useIsSeveral } from './shownStore.ts';

/** R306: returns the name of an engine while the page shows several, to say where something is; otherwise `null`. */
export function useShownPlace(engine: string | null | undefined): string | null {
  const isSeveral = useIsSeveral();
  const name = useEnginesStore((state) => (engine === undefined ? null : nameOfEngine(state, engine)));
  return isSeveral ? name : null;
}
