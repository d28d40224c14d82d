import type { Block } from './Block.ts';

/** By network: the blocks that have members of it, and how many of its taps are in each. */
export class MemberBlocks {
  readonly #blockOfTap = new Map<string, Block>();
  readonly #blocksOfNetwork = new Map<string, Map<Block, number>>();

  /** Returns the blocks with members of a network. */
  of(networkId: string): ReadonlyMap<Block, number> {
    return this.#blocksOfNetwork.get(networkId) ?? noBlocks;
  }

  /**
   * Takes over in which block a tap is; `null` for a tap that is gone. Returns the blocks for which that matters: those
   * that have now one network more or less, and all of a network that is shared by several blocks since then, or no more.
   */
  replace(tapId: string, networkId: string, block: Block | null): Iterable<Block> {
    const before = this.#blockOfTap.get(tapId) ?? null;
    if (before === block) return [];
    const members = this.#blocksOfNetwork.get(networkId) ?? new Map<Block, number>();
    const concerned = new Set<Block>();
    const wasShared = members.size > 1;
    if (before) {
      this.#blockOfTap.delete(tapId);
      const count = (members.get(before) ?? 1) - 1;
      if (count > 0) members.set(before, count);
      else {
        members.delete(before);
        concerned.add(before);
      }
    }
    if (block) {
      this.#blockOfTap.set(tapId, block);
      const count = members.get(block) ?? 0;
      members.set(block, count + 1);
      if (count === 0) concerned.add(block);
    }
    if (members.size > 0) this.#blocksOfNetwork.set(networkId, members);
    else this.#blocksOfNetwork.delete(networkId);
    return wasShared === members.size > 1 ? concerned : new Set([...concerned, ...members.keys()]);
  }
}

const noBlocks: ReadonlyMap<Block, number> = new Map();
