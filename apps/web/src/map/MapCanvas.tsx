import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { lensTags } from '../store/lens/lensMatches.ts';
import { formatSelection, parseSelection } from '../store/selection.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { networkHues } from './drawing/colors/networkHues.ts';
import { palettes } from './drawing/colors/palette.ts';
import { ConnectOverlay } from './interaction/ConnectOverlay.tsx';
import { handleMapKey } from './interaction/handleMapKey.ts';
import { MapControls } from './interaction/MapControls.tsx';
import { MapMenu } from './interaction/MapMenu.tsx';
import type { OpenMenu } from './interaction/MapMenu.tsx';
import { MapMessage } from './interaction/MapMessage.tsx';
import { MarkList } from './interaction/MarkList.tsx';
import { toMarks } from './interaction/toMarks.ts';
import { useFontsReady } from './interaction/useFontsReady.ts';
import { usePositions } from './interaction/usePositions.ts';
import { useTrace } from './interaction/useTrace.ts';
import classes from './MapCanvas.module.css';
import type { LayoutName } from './layouts/layOut.ts';
import { toScene } from './scene/toScene.ts';
import { useLiveGraph } from './useLiveGraph.ts';

/**
 * Above this many containers, the map draws at single pixel density. Double density costs a third of the drawing time
 * (measured).
 */
const DENSE_ABOVE = 250;

interface MapCanvasProps {
  /** The width of the panel that covers the right side of the map, in CSS pixels. */
  covered: number;
}

/** The map. It fills its parent and is the only holder of the Cytoscape graph. */
export default function MapCanvas({ covered }: MapCanvasProps) {
  const index = useTopologyStore((state) => state.index);
  const { selection, filter, lens, select, layout, setLayout, setFilter } = useView();
  const scheme = useComputedColorScheme('dark');
  const reducedMotion = useReducedMotion();
  const fontsReady = useFontsReady();
  const [tidied, setTidied] = useState(0);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const focus = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
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
  const [shownLayout, setShownLayout] = useState<LayoutName>('depth');

  const pick = useCallback(
    (id: string | null, additive: boolean) => {
      const picked = id === null ? null : parseSelection(id);
      if (!picked) {
        if (!additive) select();
      } else if (!additive) select(picked);
      else if (selected.has(id as string)) {
        select(...selection.filter((each) => formatSelection(each) !== id));
      } else select(...selection, picked);
    },
    [select, selected, selection],
  );
  const isReady = fontsReady && scene !== null;
  const { live, rendered } = useLiveGraph({
    stage,
    isReady,
    scheme,
    isDense: containers > DENSE_ABOVE,
    onPick: pick,
    onMenu: (id, x, y) => setMenu({ id, x, y }),
    onHover: setHovered,
    onMoved: (id, at) => move({ [id]: at }),
  });
  const graph = live?.graph ?? null;

  // This effect runs before the first view is chosen, because a link may open the panel together with the page.
  useEffect(() => graph?.viewport.setCovered(covered, !reducedMotion), [graph, covered, reducedMotion]);

  useEffect(() => {
    if (!live || !scene || !index || !stage.current) return;
    const { graph, placer } = live;
    const request = { layout, engineId: index.engine.id, tidied };
    const placed = placer.place(scene, request, graph.viewport.room(), positions);
    const { placement, isNew } = placed;
    setShownLayout(placed.layout);
    graph.draw({ scene, placement, positions, view });
    if (isNew) graph.fit();
  }, [live, scene, index, layout, tidied, positions, view]);

  const last = selection.at(-1);
  const shown = last && formatSelection(last);
  useEffect(() => {
    if (!graph) return;
    // The mark may have been selected in the sidebar, in the palette or by a link.
    if (shown) graph.reveal(shown, !reducedMotion);
  }, [graph, covered, shown, reducedMotion]);

  const drawn = graph?.drawn;
  const marks = useMemo(
    () => (scene && drawn ? toMarks(scene, drawn) : []),
    // `drawn` is read again at each render.
    [scene, drawn],
  );
  const tidy = useCallback(() => setTidied((count) => count + 1), []);
  const open = useCallback((at: OpenMenu) => setMenu(at), []);
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
          // Cytoscape removes the focus on pointer down.
          event.currentTarget.focus({ preventScroll: true });
          delete event.currentTarget.dataset['keys'];
        }}
        onKeyUp={(event) => (event.currentTarget.dataset['keys'] = '')}
        onKeyDown={(event) => {
          if (!graph) return;
          const actions = { graph, marks, select: pick, openMenu: open, reducedMotion };
          // R256: the first Escape leaves the lens. The page handles it.
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
          <MarkList
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
              // The menu would return the focus to its target, an invisible point that cannot have it.
              focus.current?.focus({ preventScroll: true });
            }}
            onSelect={(id) => pick(id, false)}
            onTidy={tidy}
            onFit={() => graph.fit(!reducedMotion)}
            onLayout={setLayout}
            layout={shownLayout}
            moved={positions.size}
            onForget={() => {
              move(Object.fromEntries([...positions.keys()].map((id) => [id, null])));
              tidy();
            }}
          />
          <MapControls
            onZoom={(factor) => graph.viewport.zoomBy(factor, !reducedMotion)}
            onFit={() => graph.fit(!reducedMotion)}
            onTidy={tidy}
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
