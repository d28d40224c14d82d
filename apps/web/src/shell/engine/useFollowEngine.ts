import { useEffect, useLayoutEffect } from 'react';
import { showEngines } from '../../connection/connectServer.ts';
import { useIsUnknownEngine, usePlace } from '../../store/engine/enginesStore.ts';
import { useView } from '../../store/useView.ts';
import { closeOverlay } from '../overlayStore.ts';

/** R290: shows the engine that the address names, before anything of another one is painted. */
export function useFollowEngine(): void {
  const { engine, select, inspect, setLens } = useView();
  useLayoutEffect(() => {
    showEngines(engine);
    // What lies over the page is about the engine that was shown.
    closeOverlay();
  }, [engine]);
  const isUnknown = useIsUnknownEngine();
  useEffect(() => {
    if (!isUnknown) return;
    // What was selected went with the engine.
    select();
    inspect(null);
    setLens(null);
    closeOverlay();
  }, [isUnknown, select, inspect, setLens]);
  const place = usePlace();
  useLayoutEffect(() => {
    document.title = place === null ? 'Portolan' : `${place} · Portolan`;
  }, [place]);
}
