import { notifications } from '@mantine/notifications';
import { announce } from '../store/noticeStore.ts';

/** Says in a toast and in the status bar what was done; `warning` is the engine's own. */
export function notifyDone(text: string, warning?: string): void {
  announce(text);
  notifications.show({ message: warning ? `${text} The engine warns: ${warning}` : text, autoClose: 4000 });
}
