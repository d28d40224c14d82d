/** R147: stores the new id of each network that was created again, so that the undo of an earlier change finds it. */
export class Replacements {
  readonly #newer = new Map<string, string>();

  /** @param oldId the network's last id, or an earlier one */
  replace(oldId: string, newId: string): void {
    this.#newer.set(this.latest(oldId), newId);
  }

  /** Returns the network's present id, which is `id` itself if the network was never created again. */
  latest(id: string): string {
    let latest = id;
    for (let newer = this.#newer.get(id); newer !== undefined; newer = this.#newer.get(newer)) latest = newer;
    return latest;
  }
}
