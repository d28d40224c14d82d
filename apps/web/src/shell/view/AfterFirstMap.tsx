import { useDeferredValue, useEffect } from 'react';
import type { ReactNode } from 'react';
import { limitWait, useFirstMapStore } from '../../store/firstMapStore.ts';
import { HasTopology } from '../../store/useTopologyData.ts';
import { useView } from '../../store/useView.ts';

/**
 * Keeps the topology from all that is beside the map until the map is drawn: what the user looks for is there first. Then
 * the rest is rendered in slices.
 */
export function AfterFirstMap({ children }: { children: ReactNode }) {
  const { view } = useView();
  const isMap = view === 'map';
  const isDrawn = useFirstMapStore((state) => state.isDrawn);
  useEffect(() => limitWait(isMap), [isMap]);
  return <HasTopology value={useDeferredValue(isDrawn || !isMap)}>{children}</HasTopology>;
}
