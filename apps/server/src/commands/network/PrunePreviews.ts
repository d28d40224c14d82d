import { randomUUID } from 'node:crypto';
import type { PruneCandidate } from '@portolan/protocol';

/** With more requesters than this, the one whose last request is oldest is removed. */
const MAX_REQUESTERS = 200;
/** With more previews of one requester than this, the oldest is removed. */
const MAX_PREVIEWS = 20;

/** The members of each network that one preview showed, by network id. */
type MembersShown = ReadonlyMap<string, readonly string[]>;

/** R144: stores what each requester was shown, so that a prune removes no more than that. */
export class PrunePreviews {
  /** By requester, then by preview id. The newest entries are last. */
  readonly #shown = new Map<string, Map<string, MembersShown>>();

  /**
   * @param by the requester: the id of a session, or a role
   * @returns the preview's id
   */
  remember(by: string, candidates: readonly PruneCandidate[]): string {
    const id = randomUUID();
    const own = this.#shown.get(by) ?? new Map<string, MembersShown>();
    own.set(id, new Map(candidates.map((each) => [each.id, each.stoppedMembers])));
    removeOldest(own, MAX_PREVIEWS);
    this.#shown.delete(by);
    this.#shown.set(by, own);
    removeOldest(this.#shown, MAX_REQUESTERS);
    return id;
  }

  /**
   * Returns the members of a network as this requester's preview showed them. Without a preview id, the last preview
   * counts. The list is empty for a network that the preview did not show.
   */
  membersShown(by: string, networkId: string, previewId?: string): readonly string[] {
    const own = this.#shown.get(by);
    const preview = previewId === undefined ? [...(own?.values() ?? [])].at(-1) : own?.get(previewId);
    return preview?.get(networkId) ?? [];
  }
}

function removeOldest(map: Map<string, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
