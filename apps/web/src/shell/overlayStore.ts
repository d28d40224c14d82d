import { create } from 'zustand';

/** The overlay of the shell that is open. Dialogs that make changes are opened by intents instead. */
interface OverlayState {
  open: 'palette' | 'shortcuts' | 'glossary' | 'sidebar' | 'inspector' | 'activity' | null;
}

export const useOverlayStore = create<OverlayState>(() => ({ open: null }));

export const openOverlay = (open: OverlayState['open']): void => useOverlayStore.setState({ open });
export const closeOverlay = (): void => useOverlayStore.setState({ open: null });
