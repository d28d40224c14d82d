import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useView } from '../store/useView.ts';
import { StageNotice } from './StageNotice.tsx';
import { useTopologyStore } from '../store/topologyStore.ts';
import classes from './Stage.module.css';

// Cytoscape and the table machinery are not needed to show the shell.
const MapCanvas = lazy(() => import('../map/MapCanvas.tsx'));
const TableView = lazy(() => import('../table/TableView.tsx'));

interface StageProps {
  /** Pixels at the right that the details lie over. */
  covered: number;
}

/** The middle of the page: map or table, and what is to be said when there is nothing to draw. */
export function Stage({ covered }: StageProps) {
  const { view } = useView();
  const hasTopology = useTopologyStore((state) => state.index !== null);
  return (
    <main className={classes.stage} aria-label={view === 'map' ? 'Map' : 'Table'}>
      {hasTopology && (
        <Suspense fallback={<Loader className={classes.loader} aria-label="Loading" />}>
          {view === 'map' ? <MapCanvas covered={covered} /> : <TableView />}
        </Suspense>
      )}
      <StageNotice />
    </main>
  );
}
