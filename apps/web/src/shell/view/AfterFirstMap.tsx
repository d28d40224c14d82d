import { useDeferredValue, useEffect } from 'react';
import type { ReactNode } from 'react';
import { reportFirstMap, useFirstMapStore } from '../../store/firstMapStore.ts';
import { HasTopology } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';

/** A map that cannot be drawn, or that takes long, must not keep the rest of the page empty. In milliseconds. */
const WAIT_AT_MOST = 3000;

/**
 * Keeps the topology from all that is beside the map until the map is drawn: what the user looks for is there first. Then
 * the rest is rendered in slices.
 */
export function AfterFirstMap({ children }: { children: ReactNode }) {
  const { view } = useView();
  const isMap = view === 'map';
  const isDrawn = useFirstMapStore((state) => state.isDrawn);
  useEffect(() => {
    const timer = setTimeout(reportFirstMap, isMap ? WAIT_AT_MOST : 0);
    return () => clearTimeout(timer);
  }, [isMap]);
  return <HasTopology value={useDeferredValue(isDrawn || !isMap)}>{children}</HasTopology>;
}
