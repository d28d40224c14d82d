import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';
import { emptyPlacement } from './layouts/placement.ts';
import { LiveGraph } from './LiveGraph.ts';
import { ScenePlacer } from './layouts/ScenePlacer.ts';

interface GraphOptions {
  stage: RefObject<HTMLDivElement | null>;
  /** Fonts and topology are there. */
  isReady: boolean;
  scheme: 'dark' | 'light';
  isDense: boolean;
  onPick: (word: string | null, additive: boolean) => void;
  onMenu: (word: string | null, x: number, y: number) => void;
  onHover: (word: string | null) => void;
  onMoved: (word: string, at: { x: number; y: number }) => void;
  onUnfold: (project: string) => void;
}

interface Live {
  graph: LiveGraph;
  /** What stands where on it. */
  placer: ScenePlacer;
}

/**
 * The graph on the stage, blank at first. It lives as long as the stage: a change of scheme or density reaches it with
 * the next drawing, or not at all. `rendered` grows with each drawing, once a frame at most.
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
      onPick: (word, additive) => now().onPick(word, additive),
      onMenu: (word, x, y) => now().onMenu(word, x, y),
      onHover: (word) => now().onHover(word),
      onMoved: (word, at) => now().onMoved(word, at),
      onUnfold: (project) => now().onUnfold(project),
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
