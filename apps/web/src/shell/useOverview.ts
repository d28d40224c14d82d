import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface OverviewState {
  /** Whether the overview is shown beside the map while nothing is selected; kept in this browser. */
  isWanted: boolean;
}

export const useOverview = create<OverviewState>()(
  persist((): OverviewState => ({ isWanted: false }), { name: 'portolan-overview' }),
);

export function toggleOverview(): void {
  useOverview.setState(({ isWanted }) => ({ isWanted: !isWanted }));
}
