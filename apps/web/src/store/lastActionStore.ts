import { create } from 'zustand';

/** What was last done from this page, for the status bar. */
export interface LastAction {
  at: Date;
  text: string;
}

export const useLastActionStore = create<{ lastAction: LastAction | null }>(() => ({ lastAction: null }));

export const recordAction = (text: string): void =>
  useLastActionStore.setState({ lastAction: { at: new Date(), text } });
