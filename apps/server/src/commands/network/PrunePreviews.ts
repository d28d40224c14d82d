import { randomUUID } from 'node:crypto';
import type { PruneCandidate } from '@portolan/protocol';

/** Askers beyond this are forgotten, the one that asked longest ago first. */
const MAX_REQUESTERS = 200;
/** Likewise the previews of one. */
const MAX_PREVIEWS = 20;

/** What one preview showed: the members of each network. */
type MembersShown = ReadonlyMap<string, readonly string[]>;

/** R144: what each asker was shown, so that no more than that goes. */
export class PrunePreviews {
  /** By who asked, then by the preview's id; the newest last. */
  readonly #shown = new Map<string, Map<string, MembersShown>>();

  /**
   * @param by who asks: the id of a session, or a role
   * @returns the preview's id
   */
  remember(by: string, candidates: readonly PruneCandidate[]): string {
    const id = randomUUID();
    const own = this.#shown.get(by) ?? new Map<string, MembersShown>();
    own.set(id, new Map(candidates.map((each) => [each.id, each.stoppedMembers])));
    forgetOldest(own, MAX_PREVIEWS);
    this.#shown.delete(by);
    this.#shown.set(by, own);
    forgetOldest(this.#shown, MAX_REQUESTERS);
    return id;
  }

  /**
   * The members this asker saw the network have, in the preview given or else the last one; none for a network the
   * asker was not shown there.
   */
  membersShown(by: string, networkId: string, previewId?: string): readonly string[] {
    const own = this.#shown.get(by);
    const preview = previewId === undefined ? [...(own?.values() ?? [])].at(-1) : own?.get(previewId);
    return preview?.get(networkId) ?? [];
  }
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
