import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** Time to read it and to reach for its button. */
const STAYS_MS = 10_000;

/**
 * R162: shows a toast that stays for ten seconds, and as long as the pointer or the focus is on it. One with the id of
 * another takes its place.
 */
export function showToast(id: string, message: ReactNode, color?: 'red'): void {
  const toast = {
    id,
    message,
    color,
    autoClose: STAYS_MS,
    // Mantine itself waits for the pointer only (9.7.3).
    onFocusCapture: () => notifications.update({ id, message, autoClose: false }),
    onBlurCapture: () => notifications.update({ id, message, autoClose: STAYS_MS }),
  };
  notifications.hide(id);
  notifications.show(toast);
}

export const hideToast = (id: string): void => void notifications.hide(id);
