import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { DraggedPositions } from './interaction/DraggedPositions.ts';
import { LiveMap } from './LiveMap.ts';
import type { MapFacts } from './mapFacts.ts';
import type { PartSource } from './parts/PartHost.ts';
import type { ViewRequest } from './toViewState.ts';

interface MapOptions {
  stage: RefObject<HTMLDivElement | null>;
  /** True once the fonts are loaded and there is something to draw. */
  isReady: boolean;
  /** The engines that are shown. */
  sources: readonly PartSource[];
  requested: ViewRequest;
  onPick: (id: string | null, additive: boolean) => void;
  onMenu: (id: string | null, x: number, y: number) => void;
  onHover: (id: string | null) => void;
}

const noFacts: MapFacts = {
  layout: 'depth',
  hasNetworks: true,
  hasContainers: true,
  isAllFilteredOut: false,
  moved: 0,
};

interface Created {
  live: LiveMap;
  dragged: DraggedPositions;
}

/** Creates the map in the stage, and destroys it with the stage. */
export function useLiveMap(options: MapOptions): Partial<Created> & { facts: MapFacts } {
  const { stage, isReady, sources, requested } = options;
  const [created, setCreated] = useState<Created | null>(null);
  const now = useEffectEvent(() => options);

  useEffect(() => {
    if (!stage.current || !isReady) return;
    const { sources, requested } = now();
    const dragged: DraggedPositions = new DraggedPositions((...moved) => live.move(...moved));
    const live: LiveMap = new LiveMap(stage.current, sources, requested, {
      onPick: (id, additive) => now().onPick(id, additive),
      onMenu: (id, x, y) => now().onMenu(id, x, y),
      onHover: (id) => now().onHover(id),
      onMoved: (engine, id, at) => dragged.move(engine, { [id]: at }),
      onEngine: (engine) => dragged.read(engine),
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the map needs the element, which is there after the first drawing
    setCreated({ live, dragged });
    return () => {
      live.destroy();
      setCreated(null);
    };
  }, [stage, isReady]);
  const live = created?.live;
  useEffect(() => live?.show(sources), [live, sources]);
  useEffect(() => live?.look(requested), [live, requested]);

  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(listener) ?? (() => undefined),
    [live],
  );
  const facts = useSyncExternalStore(subscribe, () => live?.facts ?? noFacts);
  return { ...created, facts };
}
