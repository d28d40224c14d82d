import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import type { CSSProperties } from 'react';
import { useView } from '../../store/useView.ts';
import type { View } from '../../store/useView.ts';
import { lazyComponent } from '../lazyComponent.tsx';
import { LensBar } from './LensBar.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ALL, useOnlyEngine } from '../../store/engine/shownStore.ts';
import type { TopologyState } from '../../store/topologyStore.ts';
import { useEachState } from '../../store/useEachTopology.ts';
import classes from './ViewArea.module.css';

const waiting = <Loader className={classes.loader} aria-label="Loading" />;

// The views are loaded separately: Cytoscape and the table library are not needed to show the shell.
const views = {
  map: lazyComponent(() => import('../../map/MapCanvas.tsx'), waiting),
  table: lazyComponent(() => import('../../table/TableView.tsx'), waiting),
  matrix: lazyComponent(() => import('../../matrix/MatrixView.tsx'), waiting),
};

const titles: Record<View, string> = { map: 'Map', table: 'Table', matrix: 'Matrix' };

const isKnown = ({ index }: TopologyState): boolean => index !== null;

interface ViewAreaProps {
  /** Width in pixels, from the right, that the details panel covers. */
  covered: number;
  /** Height in pixels, from the bottom of the window, that the details sheet covers. */
  sheet: number;
}

/** The middle of the page: map, table or matrix, or a message if there is nothing to show. */
export function ViewArea({ covered, sheet }: ViewAreaProps) {
  const { view } = useView();
  // While the topology is on its way.
  useEffect(() => void views[view].load(), [view]);
  const only = useOnlyEngine();
  // Another engine is another view, while one that is added to several joins the view.
  const key = only === undefined ? ALL : (only ?? '');
  const hasTopology = useEachState(isKnown).some(({ value }) => value);
  return (
    <main
      className={classes.area}
      data-view={view}
      style={{ '--covered': `${covered}px` } as CSSProperties}
      aria-label={titles[view]}
    >
      <LensBar isOver={view === 'map'} />
      {hasTopology && (
        <>
          {view === 'map' && <views.map.Component key={key} covered={covered} sheet={sheet} />}
          {view === 'table' && <views.table.Component key={key} />}
          {view === 'matrix' && <views.matrix.Component key={key} />}
        </>
      )}
      <EmptyState />
    </main>
  );
}
