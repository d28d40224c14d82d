import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties } from 'react';
import { formatSelection, parseSelection } from '../store/selection.ts';
import { usePointedPathStore } from '../store/pointedPathStore.ts';
import type { TopologyState } from '../store/topologyStore.ts';
import { useEachState } from '../store/useEachTopology.ts';
import { useView } from '../store/useView.ts';
import { palettes } from './drawing/colors/palette.ts';
import { ConnectOverlay } from './interaction/ConnectOverlay.tsx';
import { handleMapKey } from './interaction/handleMapKey.ts';
import { MapControls } from './interaction/MapControls.tsx';
import { MapMenu } from './interaction/MapMenu.tsx';
import type { OpenMenu } from './interaction/MapMenu.tsx';
import { MapMessage } from './interaction/MapMessage.tsx';
import { MarkList } from './interaction/MarkList.tsx';
import { TileTip } from './interaction/TileTip.tsx';
import { useFontsReady } from './interaction/useFontsReady.ts';
import classes from './MapCanvas.module.css';
import { useLiveMap } from './useLiveMap.ts';
import { useParts } from './useParts.ts';

interface MapCanvasProps {
  /** The width of the panel that covers the right side of the map, in CSS pixels. */
  covered: number;
  /** The height of the sheet that covers the lower end of the window, in CSS pixels. */
  sheet: number;
}

const hasIndex = ({ index }: TopologyState): boolean => index !== null;

/** The map. It fills its parent and is the only holder of the Cytoscape graph. */
export default function MapCanvas({ covered, sheet }: MapCanvasProps) {
  const sources = useParts();
  const hasTopology = useEachState(hasIndex).some(({ value }) => value);
  const { selection, filter, lens, select, layout, setLayout, setFilter } = useView();
  const scheme = useComputedColorScheme('dark');
  const fontsReady = useFontsReady();
  const [tidied, setTidied] = useState(0);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const focus = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);

  const pointedAt = usePointedPathStore((state) => state.pointedAt);
  const selected = useMemo(() => new Set(selection.map(formatSelection)), [selection]);
  const requested = useMemo(
    () => ({ selection, filter, lens, pointedAt, scheme }),
    [selection, filter, lens, pointedAt, scheme],
  );

  /** The mark that was selected on the map itself last, where it is in view. */
  const pickedHere = useRef<string | null>(null);
  const pick = useCallback(
    (id: string | null, additive: boolean) => {
      pickedHere.current = id;
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
  const { live, dragged, facts } = useLiveMap({
    stage,
    // Of several engines, some may not answer.
    isReady: fontsReady && (hasTopology || sources.length > 1),
    sources,
    requested,
    onPick: pick,
    onMenu: (id, x, y) => setMenu({ id, x, y }),
    onHover: setHovered,
  });
  const graph = live?.graph ?? null;

  // This effect runs before the first view is chosen, because a link may open the panel together with the page.
  useEffect(() => graph?.viewport.setCovered(covered), [graph, covered]);
  useEffect(() => {
    const bottom = stage.current?.getBoundingClientRect().bottom ?? 0;
    const below = sheet === 0 ? 0 : Math.max(0, bottom - (window.innerHeight - sheet));
    graph?.viewport.setSheet(below);
  }, [graph, sheet]);

  useEffect(() => live?.layOut({ layout, tidied }), [live, layout, tidied]);

  const last = selection.at(-1);
  const shown = last && formatSelection(last);
  const revealed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!graph) return;
    // The mark may have been selected in the sidebar, in the palette or by a link: then it is shown so that it can be read.
    const isNew = shown !== revealed.current;
    const isFound = isNew && shown !== pickedHere.current;
    if (isNew) pickedHere.current = null;
    revealed.current = shown;
    if (shown) graph.revealer.reveal(shown, isFound);
  }, [graph, covered, sheet, shown]);

  const tidy = useCallback(() => setTidied((count) => count + 1), []);
  const open = useCallback((at: OpenMenu) => setMenu(at), []);
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
          const actions = { graph, select: pick, openMenu: open };
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
      {graph && (
        <>
          <ConnectOverlay
            graph={graph}
            hovered={hovered}
            selected={selected}
            onMenu={(id, x, y) => setMenu({ id, x, y })}
          />
          <MarkList graph={graph} selected={selected} onPick={pick} />
          <TileTip graph={graph} hovered={hovered} />
          <MapMenu
            graph={graph}
            at={menu}
            onClose={() => {
              setMenu(null);
              // The menu would return the focus to its target, an invisible point that cannot have it.
              focus.current?.focus({ preventScroll: true });
            }}
            onSelect={(id) => pick(id, false)}
            onTidy={tidy}
            onFit={() => graph.viewport.fit()}
            onLayout={setLayout}
            choice={layout}
            layout={facts.layout}
            moved={facts.moved}
            onForget={() => {
              dragged?.forget(sources.map(({ key }) => key));
              tidy();
            }}
          />
          <MapControls
            onZoom={(factor) => graph.viewport.zoomBy(factor)}
            onFit={() => graph.viewport.fit()}
            onTidy={tidy}
          />
        </>
      )}
      <MapMessage
        isEmpty={!facts.hasContainers && !facts.hasNetworks}
        noContainers={!facts.hasContainers}
        noMatch={facts.isAllFilteredOut}
        onClear={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
      />
    </div>
  );
}
