import { create } from 'zustand';

/** The last change or run of this page, as the status bar shows it. */
export interface LastAction {
  at: Date;
  text: string;
}

export const useLastActionStore = create<{ lastAction: LastAction | null }>(() => ({ lastAction: null }));

export const recordAction = (text: string): void =>
  useLastActionStore.setState({ lastAction: { at: new Date(), text } });
