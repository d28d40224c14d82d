import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { useTopologyStore } from '../store/topologyStore.ts';
import { LiveMap } from './LiveMap.ts';
import type { MapFacts, ViewRequest } from './LiveMap.ts';

interface MapOptions {
  stage: RefObject<HTMLDivElement | null>;
  /** True once the fonts are loaded and the topology has arrived. */
  isReady: boolean;
  requested: ViewRequest;
  onPick: (id: string | null, additive: boolean) => void;
  onMenu: (id: string | null, x: number, y: number) => void;
  onHover: (id: string | null) => void;
  onMoved: (id: string, at: { x: number; y: number }) => void;
}

/**
 * Above this many containers, the map draws at single pixel density. Double density costs a third of the drawing time
 * (measured).
 */
const DENSE_ABOVE = 250;

const noFacts: MapFacts = {
  layout: 'depth',
  hasNetworks: true,
  hasContainers: true,
  isAllFilteredOut: false,
  trace: null,
  tags: null,
};

/**
 * Creates the map in the stage, and destroys it with the stage. `rendered` grows with each drawing, at most once per
 * frame.
 */
export function useLiveMap(options: MapOptions): { live: LiveMap | null; facts: MapFacts; rendered: number } {
  const { stage, isReady, requested } = options;
  const [live, setLive] = useState<LiveMap | null>(null);
  const [rendered, setRendered] = useState(0);
  const now = useEffectEvent(() => options);

  useEffect(() => {
    const { index } = useTopologyStore.getState();
    if (!stage.current || !isReady || !index) return;
    let pending = 0;
    const created = new LiveMap(stage.current, index, now().requested, index.containers.size > DENSE_ABOVE, {
      onPick: (id, additive) => now().onPick(id, additive),
      onMenu: (id, x, y) => now().onMenu(id, x, y),
      onHover: (id) => now().onHover(id),
      onMoved: (id, at) => now().onMoved(id, at),
      onRender: () => {
        window.cancelAnimationFrame(pending);
        pending = window.requestAnimationFrame(() => setRendered((count) => count + 1));
      },
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the map needs the element, which is there after the first drawing
    setLive(created);
    return () => {
      window.cancelAnimationFrame(pending);
      created.destroy();
      setLive(null);
    };
  }, [stage, isReady]);
  useEffect(() => live?.look(requested), [live, requested]);

  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(listener) ?? (() => undefined),
    [live],
  );
  const facts = useSyncExternalStore(subscribe, () => live?.facts ?? noFacts);
  return { live, facts, rendered };
}
