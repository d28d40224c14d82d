import { useLayoutEffect } from 'react';
import { showEngine } from '../../connection/connectServer.ts';
import { useShownPlace } from '../../store/enginesStore.ts';
import { useView } from '../../store/useView.ts';

/** R290: shows the engine that the address names, before anything of another one is painted. */
export function useFollowEngine(): void {
  const { engine } = useView();
  useLayoutEffect(() => showEngine(engine), [engine]);
  const place = useShownPlace();
  useLayoutEffect(() => {
    document.title = place === null ? 'Portolan' : `${place} · Portolan`;
  }, [place]);
}
