import { create } from 'zustand';

/** The last change or run of this page, as the status bar shows it. */
export interface LastAction {
  at: Date;
  /** The engine that it was done on, or would have been; `null` for the default one, `undefined` if it concerns none. */
  engine: string | null | undefined;
  text: string;
}

export const useLastActionStore = create<{ lastAction: LastAction | null }>(() => ({ lastAction: null }));

export const recordAction = (engine: string | null | undefined, text: string): void =>
  useLastActionStore.setState({ lastAction: { at: new Date(), engine, text } });
