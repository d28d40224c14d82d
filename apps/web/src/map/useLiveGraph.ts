import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';
import { emptyPlacement } from './layouts/placement.ts';
import { LiveGraph } from './LiveGraph.ts';
import { ScenePlacer } from './layouts/ScenePlacer.ts';

interface GraphOptions {
  stage: RefObject<HTMLDivElement | null>;
  /** True once the fonts are loaded and the topology has arrived. */
  isReady: boolean;
  scheme: 'dark' | 'light';
  isDense: boolean;
  onPick: (id: string | null, additive: boolean) => void;
  onMenu: (id: string | null, x: number, y: number) => void;
  onHover: (id: string | null) => void;
  onMoved: (id: string, at: { x: number; y: number }) => void;
}

interface Live {
  graph: LiveGraph;
  placer: ScenePlacer;
}

/**
 * Creates an empty graph in the stage, and destroys it with the stage. A new scheme is applied with the next drawing; a
 * new `isDense` is ignored. `rendered` grows with each drawing, at most once per frame.
 */
export function useLiveGraph(options: GraphOptions): { live: Live | null; rendered: number } {
  const { stage, isReady } = options;
  const [live, setLive] = useState<Live | null>(null);
  const [rendered, setRendered] = useState(0);
  const now = useEffectEvent(() => options);

  useEffect(() => {
    if (!stage.current || !isReady) return;
    let pending = 0;
    const { scheme, isDense } = now();
    const graph = new LiveGraph(stage.current, blank(scheme), isDense, {
      onPick: (id, additive) => now().onPick(id, additive),
      onMenu: (id, x, y) => now().onMenu(id, x, y),
      onHover: (id) => now().onHover(id),
      onMoved: (id, at) => now().onMoved(id, at),
      onRender: () => {
        window.cancelAnimationFrame(pending);
        pending = window.requestAnimationFrame(() => setRendered((count) => count + 1));
      },
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the graph needs the element, which is there after the first drawing
    setLive({ graph, placer: new ScenePlacer() });
    return () => {
      window.cancelAnimationFrame(pending);
      graph.destroy();
      setLive(null);
    };
  }, [stage, isReady]);

  return { live, rendered };
}

const blank = (scheme: 'dark' | 'light') => ({
  scene: { cards: [], networks: [], taps: [] },
  placement: emptyPlacement(),
  positions: new Map(),
  view: {
    selected: new Set<string>(),
    matches: null,
    scheme,
    hues: new Map<string, number>(),
    trace: null,
    tags: null,
  },
});
