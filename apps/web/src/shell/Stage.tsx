import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import type { CSSProperties } from 'react';
import { useView } from '../store/useView.ts';
import type { View } from '../store/useView.ts';
import { lazyPart } from './lazyPart.ts';
import { LensBar } from './LensBar.tsx';
import { StageNotice } from './StageNotice.tsx';
import { useTopologyStore } from '../store/topologyStore.ts';
import classes from './Stage.module.css';

// Cytoscape and the table machinery are not needed to show the shell.
const MapCanvas = lazyPart(() => import('../map/MapCanvas.tsx'));
const TableView = lazyPart(() => import('../table/TableView.tsx'));
const MatrixView = lazyPart(() => import('../matrix/MatrixView.tsx'));

const titles: Record<View, string> = { map: 'Map', table: 'Table', matrix: 'Matrix' };

interface StageProps {
  /** Pixels at the right that the details lie over. */
  covered: number;
}

/** The middle of the page: map, table or matrix, and what is to be said when there is nothing to draw. */
export function Stage({ covered }: StageProps) {
  const { view } = useView();
  const hasTopology = useTopologyStore((state) => state.index !== null);
  return (
    <main
      className={classes.stage}
      data-view={view}
      style={{ '--covered': `${covered}px` } as CSSProperties}
      aria-label={titles[view]}
    >
      <LensBar isOver={view === 'map'} />
      {hasTopology && (
        <Suspense fallback={<Loader className={classes.loader} aria-label="Loading" />}>
          {view === 'map' && <MapCanvas.Part covered={covered} />}
          {view === 'table' && <TableView.Part />}
          {view === 'matrix' && <MatrixView.Part />}
        </Suspense>
      )}
      <StageNotice />
    </main>
  );
}
