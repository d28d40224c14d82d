import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** Enough time to read the toast and to reach its button. */
const DURATION_MS = 10_000;

/**
 * R162: shows a toast for ten seconds, and longer while it has the pointer or the focus. It replaces a toast with the
 * same id.
 */
export function showToast(id: string, message: ReactNode, color?: 'red'): void {
  const toast = {
    id,
    message,
    color,
    autoClose: DURATION_MS,
    // Mantine 9.7.3 itself pauses the timer for the pointer, but not for the focus.
    onFocusCapture: () => notifications.update({ id, message, autoClose: false }),
    onBlurCapture: () => notifications.update({ id, message, autoClose: DURATION_MS }),
  };
  notifications.hide(id);
  notifications.show(toast);
}

export const hideToast = (id: string): void => void notifications.hide(id);
