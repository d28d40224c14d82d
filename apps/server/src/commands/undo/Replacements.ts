/** R147: which id a network has now that was removed and made again, so that earlier changes still find it. */
export class Replacements {
  readonly #newer = new Map<string, string>();

  /** `former` is the id it had last, or any before. */
  replace(former: string, now: string): void {
    this.#newer.set(this.latest(former), now);
  }

  /** The id itself where the network was never made again. */
  latest(id: string): string {
    let latest = id;
    for (let newer = this.#newer.get(id); newer !== undefined; newer = this.#newer.get(newer)) latest = newer;
    return latest;
  }
}
