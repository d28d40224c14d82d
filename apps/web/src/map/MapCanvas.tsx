import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { filterTopology } from '../store/filterTopology.ts';
import { lensTags } from '../store/lens.ts';
import { formatSelection, parseSelection } from '../store/selection.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { networkHues } from './drawing/networkHues.ts';
import { palettes } from './drawing/palette.ts';
import { ConnectOverlay } from './interaction/ConnectOverlay.tsx';
import { handleMapKey } from './interaction/mapKeys.ts';
import { MapControls } from './interaction/MapControls.tsx';
import { MapMenu } from './interaction/MapMenu.tsx';
import type { MenuAt } from './interaction/MapMenu.tsx';
import { MapMessage } from './interaction/MapMessage.tsx';
import { MapMirror } from './interaction/MapMirror.tsx';
import { toMarks } from './interaction/marks.ts';
import { useFontsReady } from './interaction/useFontsReady.ts';
import { usePositions } from './interaction/usePositions.ts';
import { useTrace } from './interaction/useTrace.ts';
import { LiveGraph } from './LiveGraph.ts';
import classes from './MapCanvas.module.css';
import { kindOf, PlacementKeeper } from './PlacementKeeper.ts';
import { emptyPlacement } from './layouts/placement.ts';
import { toScene } from './scene/toScene.ts';

/** From here on drawing costs more than double density is worth (measured: a third of the time). */
const DENSE_ABOVE = 250;

interface MapCanvasProps {
  /** Pixels at the right that a panel lies over. */
  covered: number;
}

/** The live map: fills its parent. The only holder of the Cytoscape graph. */
export default function MapCanvas({ covered }: MapCanvasProps) {
  const index = useTopologyStore((state) => state.index);
  const { selection, filter, lens, select, layout, setLayout, setFilter } = useView();
  const scheme = useComputedColorScheme('dark');
  const isCalm = useReducedMotion();
  const fontsReady = useFontsReady();
  const [graph, setGraph] = useState<LiveGraph | null>(null);
  const [tidied, setTidied] = useState(0);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [rendered, setRendered] = useState(0);
  const focus = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const keeper = useRef<PlacementKeeper | null>(null);
  const { positions, move } = usePositions(index?.topology.engine.id);

  const scene = useMemo(() => (index ? toScene(index) : null), [index]);
  const matches = useMemo(() => (index ? filterTopology(index, filter) : null), [index, filter]);
  const selected = useMemo(() => new Set(selection.map(formatSelection)), [selection]);
  const trace = useTrace(index, selection, lens);
  const view = useMemo(
    () => ({
      selected,
      matches,
      scheme,
      hues: index ? networkHues(index) : new Map<string, number>(),
      trace,
      tags: index && lensTags(index, lens),
    }),
    [selected, matches, scheme, index, trace, lens],
  );
  const containers = index?.containers.size ?? 0;
  // R74: what "auto" means is settled with the first layout and by Tidy; growing past the border moves nothing.
  const occasion = [layout, index?.topology.engine.id, tidied, containers > 0].join(' ');
  const [settled, setSettled] = useState({ occasion: '', kind: kindOf(layout, containers) });
  if (settled.occasion !== occasion) setSettled({ occasion, kind: kindOf(layout, containers) });
  const { kind } = settled;

  const pick = useCallback(
    (word: string | null, additive: boolean) => {
      const picked = word === null ? null : parseSelection(word);
      if (!picked) {
        if (!additive && !word?.startsWith('p:')) select();
      } else if (!additive) select(picked);
      else if (selected.has(word as string)) {
        select(...selection.filter((each) => formatSelection(each) !== word));
      } else select(...selection, picked);
    },
    [select, selected, selection],
  );
  const isReady = fontsReady && scene !== null;
  const isDense = useRef(false);
  const live = useRef({ pick, move });
  useEffect(() => {
    live.current = { pick, move };
    isDense.current = containers > DENSE_ABOVE;
  }, [pick, move, containers]);

  useEffect(() => {
    if (!stage.current || !isReady) return;
    let pending = 0;
    const drawing = { scene: { cards: [], networks: [], taps: [] }, placement: emptyPlacement() };
    const blank = { ...drawing, positions: new Map(), view: blankView(scheme) };
    const made = new LiveGraph(stage.current, blank, isDense.current, {
      onPick: (word, additive) => live.current.pick(word, additive),
      onMenu: (word, x, y) => setMenu({ word, x, y }),
      onHover: setHovered,
      onMoved: (word, at) => live.current.move({ [word]: at }),
      onUnfold: (project) => setUnfolded((before) => new Set([...before, project])),
      onRender: () => {
        window.cancelAnimationFrame(pending);
        pending = window.requestAnimationFrame(() => setRendered((count) => count + 1));
      },
    });
    keeper.current = new PlacementKeeper();
    setGraph(made);
    return () => {
      window.cancelAnimationFrame(pending);
      made.destroy();
      setGraph(null);
    };
    // The graph lives as long as the canvas; a change of scheme reaches it with the next drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isReady]);

  // Before the first view is chosen: a link may open the panel with the page.
  useEffect(() => graph?.viewport.setCovered(covered), [graph, covered]);

  useEffect(() => {
    if (!graph || !scene || !index || !keeper.current || !stage.current) return;
    const aspect = stage.current.clientWidth / Math.max(1, stage.current.clientHeight);
    const ask = { kind, engineId: index.topology.engine.id, tidied, unfolded };
    const { placement, isNew } = keeper.current.place(scene, ask, aspect, positions);
    graph.draw({ scene, placement, positions, view });
    if (isNew) graph.open();
  }, [graph, scene, index, kind, tidied, unfolded, positions, view]);

  const last = selection.at(-1);
  const shown = last && formatSelection(last);
  useEffect(() => {
    if (!graph) return;
    // Wherever it was selected: in the sidebar, the palette, by a link.
    if (shown) graph.reveal(shown, !isCalm);
  }, [graph, covered, shown, isCalm]);

  const drawn = graph?.drawn;
  const marks = useMemo(
    () => (scene && drawn ? toMarks(scene, drawn) : []),
    // `drawn` is read anew after each render of the graph.
    [scene, drawn],
  );
  const tidy = useCallback(() => setTidied((count) => count + 1), []);
  const open = useCallback((at: MenuAt) => setMenu(at), []);
  const isEmpty = scene !== null && scene.cards.length + scene.networks.length === 0;
  const noMatch = matches !== null && matches.containers.size + matches.networks.size === 0;

  return (
    <div
      className={classes.root}
      style={{ background: palettes[scheme].page, '--covered': `${covered}px` } as CSSProperties}
      data-testid="map"
      onContextMenu={(event) => event.preventDefault()}
    >
      <div
        ref={focus}
        className={classes.focus}
        tabIndex={0}
        role="application"
        aria-label="Map of networks and containers. Arrow keys move the selection, Enter opens its menu."
        aria-describedby="map-selection"
        onPointerUp={(event) => {
          // Cytoscape takes the focus away when the pointer goes down.
          event.currentTarget.focus({ preventScroll: true });
          delete event.currentTarget.dataset['keys'];
        }}
        onKeyUp={(event) => (event.currentTarget.dataset['keys'] = '')}
        onKeyDown={(event) => {
          if (!graph) return;
          const actions = { graph, marks, select: live.current.pick, openMenu: open, isCalm };
          // R256: the first Escape leaves the lens, which is the whole page's.
          if (event.key === 'Escape' && lens) return;
          if (
            handleMapKey(event.key, {
              selected,
              actions,
              modified: event.ctrlKey || event.metaKey || event.altKey,
            })
          )
            event.preventDefault();
        }}
      >
        <div ref={stage} className={classes.stage} aria-hidden />
      </div>
      {graph && index && (
        <>
          <ConnectOverlay
            graph={graph}
            index={index}
            marks={marks}
            hovered={hovered}
            selected={selected}
            rendered={rendered}
          />
          <MapMirror
            graph={graph}
            marks={marks}
            selected={selected}
            rendered={rendered}
            trace={trace}
            tags={view.tags}
            onPick={pick}
          />
          <MapMenu
            at={menu}
            index={index}
            onClose={() => {
              setMenu(null);
              // Its own way back is to the point it hangs on, which takes no focus.
              focus.current?.focus({ preventScroll: true });
            }}
            onSelect={(word) => pick(word, false)}
            onTidy={tidy}
            onFit={() => graph.fit(!isCalm)}
            onLayout={setLayout}
            layout={kind}
            moved={positions.size}
            onForget={() => {
              move(Object.fromEntries([...positions.keys()].map((word) => [word, null])));
              tidy();
            }}
          />
          <MapControls
            onZoom={(factor) => graph.viewport.zoomBy(factor, !isCalm)}
            onFit={() => graph.fit(!isCalm)}
            onTidy={tidy}
            folds={kind === 'islands' && unfolded.size > 0}
            onFold={() => setUnfolded(new Set())}
          />
        </>
      )}
      <MapMessage
        isEmpty={isEmpty}
        noContainers={scene !== null && scene.cards.length === 0}
        noMatch={noMatch}
        onClear={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
      />
    </div>
  );
}

const blankView = (scheme: 'dark' | 'light') => ({
  selected: new Set<string>(),
  matches: null,
  scheme,
  hues: new Map<string, number>(),
  trace: null,
  tags: null,
});
