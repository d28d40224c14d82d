import type { UndoReply } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/**
 * Takes changes back, the last one first; resolves with what could not be restored, in sentences.
 * @throws RequestError at the first that cannot be taken back (`cannot-undo`); the ones after it are undone by then
 */
export async function undoActivities(ids: readonly string[]): Promise<string[]> {
  const notRestored: string[] = [];
  for (const id of [...ids].reverse()) {
    const reply = await request<UndoReply>('POST', `/api/v1/activity/${encodeURIComponent(id)}/undo`);
    notRestored.push(...reply.notRestored);
  }
  return [...new Set(notRestored)];
}
