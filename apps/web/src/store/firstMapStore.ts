import { create } from 'zustand';

/** False until the map has been drawn for the first time, which all that is beside it waits for. */
export const useFirstMapStore = create<{ isDrawn: boolean }>(() => ({ isDrawn: false }));

export const reportFirstMap = (): void => useFirstMapStore.setState({ isDrawn: true });
