import { randomId } from '@mantine/hooks';
import type { Sent } from '../commands/Sent.ts';
import { recordAction } from '../store/lastActionStore.ts';
import { saveTabChange } from '../store/tabChanges.ts';
import { DoneToast } from './DoneToast.tsx';
import { showToast } from './showToast.ts';

/**
 * R162: says in a toast, with Undo, and in the status bar what was done. Several commands are one change, taken back
 * together.
 */
export function notifyDone(text: string, sent: readonly Sent[]): void {
  const activityIds = sent.map((each) => each.activityId).filter((id) => id !== null);
  const warnings = sent.map((each) => each.reply.warning).filter((warning) => warning !== undefined);
  saveTabChange(activityIds);
  recordAction(text);
  const id = randomId();
  showToast(id, <DoneToast id={id} text={text} warnings={warnings} activityIds={activityIds} />);
}
