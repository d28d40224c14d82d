import type { Block } from './Block.ts';

/** To what a tap belongs (a network, a bar), and in which block. */
export interface TapHome {
  key: string;
  block: Block;
}

/** By key (a network, a bar): the blocks in which it has taps, and how many are in each. */
export class TapBlocks {
  readonly #homes = new Map<string, TapHome>();
  readonly #blocks = new Map<string, Map<Block, number>>();

  of(key: string): ReadonlyMap<Block, number> {
    return this.#blocks.get(key) ?? noBlocks;
  }

  homeOf(tapId: string): TapHome | undefined {
    return this.#homes.get(tapId);
  }

  /**
   * Takes over where a tap is; `null` for nowhere. Returns the homes that have their first tap now, and those that have none
   * any more.
   */
  replace(tapId: string, home: TapHome | null): TapHome[] {
    const before = this.#homes.get(tapId);
    if (before?.key === home?.key && before?.block === home?.block) return [];
    if (home) this.#homes.set(tapId, home);
    else this.#homes.delete(tapId);
    const changed: TapHome[] = [];
    if (before && this.#count(before, -1) === 0) changed.push(before);
    if (home && this.#count(home, 1) === 1) changed.push(home);
    return changed;
  }

  /** Returns the number of taps that the home has now. */
  #count({ key, block }: TapHome, by: 1 | -1): number {
    const blocks = this.#blocks.get(key) ?? new Map<Block, number>();
    const count = (blocks.get(block) ?? 0) + by;
    if (count > 0) blocks.set(block, count);
    else blocks.delete(block);
    if (blocks.size > 0) this.#blocks.set(key, blocks);
    else this.#blocks.delete(key);
    return count;
  }
}

const noBlocks: ReadonlyMap<Block, number> = new Map();
