import type { UndoReply } from '@portolan/protocol';
import { request } from '../connection/http.ts';
import { pathOf } from '../connection/pathOf.ts';

/**
 * Undoes activities of an engine, the last one first. Resolves with sentences about what could not be restored.
 * @throws RequestError (`cannot-undo`) at the first one that cannot be undone; those after it in `ids` are undone by
 * then
 */
export async function undoActivities(engine: string | null, ids: readonly string[]): Promise<string[]> {
  const notRestored: string[] = [];
  for (const id of [...ids].reverse()) {
    const reply = await request<UndoReply>(
      'POST',
      pathOf(engine, `/activity/${encodeURIComponent(id)}/undo`),
    );
    notRestored.push(...reply.notRestored);
  }
  return [...new Set(notRestored)];
}
