import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import type { CSSProperties } from 'react';
import { useView } from '../../store/useView.ts';
import type { View } from '../../store/useView.ts';
import { lazyComponent } from '../lazyComponent.ts';
import { LensBar } from './LensBar.tsx';
import { EmptyState } from './EmptyState.tsx';
import { useTopologyStore } from '../../store/topologyStore.ts';
import classes from './ViewArea.module.css';

// The views are loaded separately: Cytoscape and the table library are not needed to show the shell.
const MapCanvas = lazyComponent(() => import('../../map/MapCanvas.tsx'));
const TableView = lazyComponent(() => import('../../table/TableView.tsx'));
const MatrixView = lazyComponent(() => import('../../matrix/MatrixView.tsx'));

const titles: Record<View, string> = { map: 'Map', table: 'Table', matrix: 'Matrix' };

interface ViewAreaProps {
  /** Width in pixels, from the right, that the details panel covers. */
  covered: number;
}

/** The middle of the page: map, table or matrix, or a message if there is nothing to show. */
export function ViewArea({ covered }: ViewAreaProps) {
  const { view } = useView();
  const hasTopology = useTopologyStore((state) => state.index !== null);
  return (
    <main
      className={classes.area}
      data-view={view}
      style={{ '--covered': `${covered}px` } as CSSProperties}
      aria-label={titles[view]}
    >
      <LensBar isOver={view === 'map'} />
      {hasTopology && (
        <Suspense fallback={<Loader className={classes.loader} aria-label="Loading" />}>
          {view === 'map' && <MapCanvas.Component covered={covered} />}
          {view === 'table' && <TableView.Component />}
          {view === 'matrix' && <MatrixView.Component />}
        </Suspense>
      )}
      <EmptyState />
    </main>
  );
}
