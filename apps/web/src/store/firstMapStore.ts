import { create } from 'zustand';

/** False until the map has been drawn for the first time, which all that is beside it waits for. */
export const useFirstMapStore = create<{ isDrawn: boolean }>(() => ({ isDrawn: false }));

export const reportFirstMap = (): void => useFirstMapStore.setState({ isDrawn: true });

/** A map that cannot be drawn, or that takes long, must not keep the rest of the page empty. In milliseconds. */
const WAIT_AT_MOST = 3000;

/** Limits the wait for the first map. Nothing waits where the page shows another view. Returns the function that ends this. */
export function limitWait(isMap: boolean): () => void {
  const timer = setTimeout(reportFirstMap, isMap ? WAIT_AT_MOST : 0);
  return () => clearTimeout(timer);
}
