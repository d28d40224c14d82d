import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { LiveMap } from './LiveMap.ts';
import type { MapFacts } from './LiveMap.ts';
import type { ViewRequest } from './toViewState.ts';

interface MapOptions {
  engine: string | null;
  stage: RefObject<HTMLDivElement | null>;
  /** True once the fonts are loaded and the topology has arrived. */
  isReady: boolean;
  requested: ViewRequest;
  onPick: (id: string | null, additive: boolean) => void;
  onMenu: (id: string | null, x: number, y: number) => void;
  onHover: (id: string | null) => void;
  onMoved: (id: string, at: { x: number; y: number }) => void;
}

const noFacts: MapFacts = {
  layout: 'depth',
  hasNetworks: true,
  hasContainers: true,
  isAllFilteredOut: false,
  trace: null,
  tags: null,
};

/** Creates the map in the stage, and destroys it with the stage. */
export function useLiveMap(options: MapOptions): { live: LiveMap | null; facts: MapFacts } {
  const { engine, stage, isReady, requested } = options;
  const [live, setLive] = useState<LiveMap | null>(null);
  const now = useEffectEvent(() => options);

  useEffect(() => {
    const { index } = topologyStoreOf(engine).getState();
    if (!stage.current || !isReady || !index) return;
    const created = new LiveMap(stage.current, engine, index, now().requested, {
      onPick: (id, additive) => now().onPick(id, additive),
      onMenu: (id, x, y) => now().onMenu(id, x, y),
      onHover: (id) => now().onHover(id),
      onMoved: (id, at) => now().onMoved(id, at),
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the map needs the element, which is there after the first drawing
    setLive(created);
    return () => {
      created.destroy();
      setLive(null);
    };
  }, [engine, stage, isReady]);
  useEffect(() => live?.look(requested), [live, requested]);

  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(listener) ?? (() => undefined),
    [live],
  );
  const facts = useSyncExternalStore(subscribe, () => live?.facts ?? noFacts);
  return { live, facts };
}
