import { create } from 'zustand';

/** Which of the shell's overlays is open. Dialogs that change something follow from intents instead. */
interface OverlayState {
  open: 'palette' | 'shortcuts' | 'glossary' | 'sidebar' | 'inspector' | 'activity' | null;
}

export const useOverlayStore = create<OverlayState>(() => ({ open: null }));

export const openOverlay = (open: OverlayState['open']): void => useOverlayStore.setState({ open });
export const closeOverlay = (): void => useOverlayStore.setState({ open: null });
