import type { UndoReply } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/**
 * Undoes activities, the last one first. Resolves with sentences about what could not be restored.
 * @throws RequestError (`cannot-undo`) at the first one that cannot be undone; those after it in `ids` are undone by
 * then
 */
export async function undoActivities(ids: readonly string[]): Promise<string[]> {
  const notRestored: string[] = [];
  for (const id of [...ids].reverse()) {
    const reply = await request<UndoReply>('POST', `/api/v1/activity/${encodeURIComponent(id)}/undo`);
    notRestored.push(...reply.notRestored);
  }
  return [...new Set(notRestored)];
}
