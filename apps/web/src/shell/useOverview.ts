import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface OverviewState {
  /** True to show the overview beside the map while nothing is selected. Saved in localStorage. */
  isWanted: boolean;
}

export const useOverview = create<OverviewState>()(
  persist((): OverviewState => ({ isWanted: false }), { name: 'portolan-overview' }),
);

export function toggleOverview(): void {
  useOverview.setState(({ isWanted }) => ({ isWanted: !isWanted }));
}
