import { useCallback, useMemo } from 'react';
import { useEngine } from './engine/EngineScope.ts';
import type { Entity } from './selection.ts';
import { useView } from './useView.ts';
import type { EngineLens, InspectedEntity } from './useView.ts';

/**
 * The selection and the lens as the engine sees them that this part of the page is about: what is selected on other engines
 * is left out, and what is selected here takes the place of it.
 */
export function useSelection() {
  const engine = useEngine();
  const {
    selection: all,
    select: selectAny,
    inspect: inspectAny,
    lens: anyLens,
    setLens: setAnyLens,
  } = useView();
  const selection = useMemo(() => all.filter((each) => each.engine === engine), [all, engine]);
  const select = useCallback(
    (...next: Entity[]) => selectAny(...next.map((each) => ({ ...each, engine }))),
    [selectAny, engine],
  );
  const inspect = useCallback(
    (next: InspectedEntity | null) => inspectAny(next && { ...next, engine }),
    [inspectAny, engine],
  );
  const setLens = useCallback(
    (next: EngineLens | null) => setAnyLens(next?.kind === 'from' ? { ...next, engine } : next),
    [setAnyLens, engine],
  );
  const lens: EngineLens | null = anyLens?.kind === 'from' && anyLens.engine !== engine ? null : anyLens;
  return { selection, select, inspect, lens, setLens };
}
