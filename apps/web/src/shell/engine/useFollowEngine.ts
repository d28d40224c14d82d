import { useEffect, useLayoutEffect, useRef } from 'react';
import { showEngines } from '../../connection/connectServer.ts';
import { useEnginesStore, useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { useShownStore } from '../../store/engine/shownStore.ts';
import { useView } from '../../store/useView.ts';
import { closeOverlay } from '../overlayStore.ts';
import { useShownTitle } from './useShownTitle.ts';

/** R290: shows the engines that the address names, before anything of others is painted. */
export function useFollowEngine(): void {
  const { engine: asked, selection, inspected, lens, keepOnly } = useView();
  const engines = useShownStore((state) => state.engines);
  const before = useRef(engines);
  useLayoutEffect(() => showEngines(asked), [asked]);
  useLayoutEffect(() => {
    // What lies over the page is about engines that were shown.
    const wasShown = before.current;
    if (wasShown.length > 0 && !wasShown.some((engine) => engines.includes(engine))) closeOverlay();
    before.current = engines;
  }, [engines]);

  const isUnknown = useIsUnknownEngine();
  const isListed = useEnginesStore((state) => state.engines !== null);
  useEffect(() => {
    const shown = useShownStore.getState();
    if (!isListed || shown.asked !== asked) return;
    const stay = isUnknown ? [] : shown.engines;
    const concerned = [...selection, inspected, lens?.kind === 'from' ? lens : null];
    // What was selected went with its engine.
    if (isUnknown || concerned.some((each) => each && !stay.includes(each.engine))) keepOnly(stay);
    if (isUnknown) closeOverlay();
  }, [isListed, isUnknown, asked, engines, selection, inspected, lens, keepOnly]);

  const title = useShownTitle();
  useLayoutEffect(() => {
    document.title = title === '' ? 'Portolan' : `${title} · Portolan`;
  }, [title]);
}
