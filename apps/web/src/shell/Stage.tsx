import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import { useView } from '../store/useView.ts';
import { lazyPart } from './lazyPart.ts';
import { StageNotice } from './StageNotice.tsx';
import { useTopologyStore } from '../store/topologyStore.ts';
import classes from './Stage.module.css';

// Cytoscape and the table machinery are not needed to show the shell.
const MapCanvas = lazyPart(() => import('../map/MapCanvas.tsx'));
const TableView = lazyPart(() => import('../table/TableView.tsx'));

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
          {view === 'map' ? <MapCanvas.Part covered={covered} /> : <TableView.Part />}
        </Suspense>
      )}
      <StageNotice />
    </main>
  );
}
