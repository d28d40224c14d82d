import type { PruneCandidate } from '@portolan/protocol';

/** Askers beyond this are forgotten, the one that asked longest ago first. */
const MOST_ASKERS = 200;

/** R144: what each asker was last shown, so that no more than that goes. */
export class PrunePreviews {
  readonly #shown = new Map<string, ReadonlyMap<string, readonly string[]>>();

  /** @param by who asks: the id of a session, or a role */
  remember(by: string, candidates: readonly PruneCandidate[]): void {
    this.#shown.delete(by);
    this.#shown.set(by, new Map(candidates.map((each) => [each.id, each.stoppedMembers])));
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= MOST_ASKERS) return;
      this.#shown.delete(oldest);
    }
  }

  /** The members this asker saw the network have; none for a network the asker was not shown. */
  membersShown(by: string, networkId: string): readonly string[] {
    return this.#shown.get(by)?.get(networkId) ?? [];
  }
}
