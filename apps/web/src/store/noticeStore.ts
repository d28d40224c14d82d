import { create } from 'zustand';

/** What was last done from this page, for the status bar. */
export interface Notice {
  at: Date;
  text: string;
}

export const useNoticeStore = create<{ notice: Notice | null }>(() => ({ notice: null }));

export const announce = (text: string): void => useNoticeStore.setState({ notice: { at: new Date(), text } });
