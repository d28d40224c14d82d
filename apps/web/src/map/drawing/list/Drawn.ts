import type { PlacedBar, PlacedLink, Placement, Rect } from '../../layouts/placement.ts';
import type { SceneNetwork } from '../../scene/scene.ts';
import { KeySets } from '../../KeySets.ts';
import { isPageBar } from '../shapes/frameShapes.ts';
import { Block } from './Block.ts';
import type { Extent } from './Item.ts';
import type { SceneSource } from './SceneSource.ts';
import { TapBlocks } from './TapBlocks.ts';
import type { TapHome } from './TapBlocks.ts';
import { toExtent } from './toExtent.ts';

/**
 * A scene with its placement, and which mark is in which block. A bar that runs through several bands, a link and the
 * outside of the page are in no block. Scene and placement may change in place: each `replace…` method takes over what
 * they have for one key.
 */
export class Drawn {
  readonly blocks = new Map<string, Block>();
  /** The headings and bars of the outside that are in no block, as keys of the display list. */
  readonly frame = new Set<string>();
  /** The keys of the bars that are in no block. */
  readonly trunks = new Set<string>();
  readonly #blockOfCard = new Map<string, Block>();
  readonly #blockOfBar = new Map<string, Block>();
  readonly #barsOfNetwork = new KeySets();
  readonly #links = new Map<string, PlacedLink>();
  readonly #linksOfNetwork = new KeySets();
  readonly #linksOfBar = new KeySets();
  readonly #members = new TapBlocks();
  readonly #tapsOfBars = new TapBlocks();

  /** Costs what the placement has, without deriving a shape. */
  constructor(
    readonly scene: SceneSource,
    readonly placement: Placement,
  ) {
    for (const [key, band] of placement.bands) this.blocks.set(key, new Block(band));
    for (const id of placement.cards.keys()) this.replaceCard(id);
    for (const id of scene.taps.keys()) this.replaceMember(id);
    for (const tap of placement.taps.values()) this.replaceTap(tap.id);
    for (const key of placement.bars.keys()) this.replaceBar(key);
    for (const key of placement.links.keys()) this.replaceLink(key);
    this.replaceFrame();
  }

  /** The pieces of a network’s bar. */
  barsOf(networkId: string): ReadonlySet<string> {
    return this.#barsOfNetwork.get(networkId);
  }

  /** The lines between the pieces of a network’s bar. */
  linksOf(networkId: string): ReadonlySet<string> {
    return this.#linksOfNetwork.get(networkId);
  }

  /** The lines that end at a piece of a bar. */
  linksOfBar(key: string): ReadonlySet<string> {
    return this.#linksOfBar.get(key);
  }

  blockOfCard(id: string): Block | null {
    return this.#blockOfCard.get(id) ?? null;
  }

  /** Returns the container on whose card a container is drawn. */
  ownerOf(containerId: string): string {
    return this.scene.cardOf(containerId) ?? containerId;
  }

  /** Returns the blocks that have members of a network. */
  blocksOf(networkId: string): ReadonlyMap<Block, number> {
    return this.#members.of(networkId);
  }

  /** Returns the blocks that have members of a network, or pieces of its bar. */
  blocksWith(networkId: string): Set<Block> {
    const blocks = new Set(this.blocksOf(networkId).keys());
    for (const key of this.barsOf(networkId)) {
      const block = this.blockOfBar(key);
      if (block) blocks.add(block);
    }
    return blocks;
  }

  /** Returns the networks of a block: those that have a bar or a member in it. */
  networksOf(block: Block): SceneNetwork[] {
    const ids = new Set<string>();
    for (const key of block.bars) ids.add(this.placement.bars.get(key)?.networkId ?? '');
    for (const id of block.cards) for (const tap of this.scene.tapsOfCard(id)) ids.add(tap.networkId);
    return [...ids].map((id) => this.scene.networks.get(id)).filter((network) => network !== undefined);
  }

  /** Returns the block that a bar is in; `null` for a trunk. */
  blockOfBar(key: string): Block | null {
    return this.#blockOfBar.get(key) ?? null;
  }

  /** Returns the block in which the card was before, if it was placed. */
  replaceCard(id: string): Block | null {
    const before = this.blockOfCard(id);
    const card = this.placement.cards.get(id);
    const block = card && this.blocks.get(card.band);
    if (before) {
      before.cards.delete(id);
      before.extent = null;
    }
    if (block) {
      this.#blockOfCard.set(id, block);
      block.cards.add(id);
      block.extent = null;
    } else this.#blockOfCard.delete(id);
    return before;
  }

  /** Takes over at which bar a tap ends, and in which block. Returns the bars that may be in another block since then. */
  replaceTap(id: string): string[] {
    const tap = this.placement.taps.get(id);
    const home = this.#home(tap?.barKey, tap);
    for (const each of [this.#tapsOfBars.homeOf(id), home]) if (each) each.block.extent = null;
    return this.#tapsOfBars.replace(id, home).map(({ key }) => key);
  }

  /** Returns the block in which the bar was before, if it was in one. */
  replaceBar(key: string): Block | null {
    const before = this.blockOfBar(key);
    if (before) {
      before.bars.delete(key);
      before.extent = null;
    }
    this.#blockOfBar.delete(key);
    this.trunks.delete(key);
    const bar = this.placement.bars.get(key);
    if (!bar) {
      this.#barsOfNetwork.delete(networkOf(key), key);
      return before;
    }
    this.#barsOfNetwork.add(bar.networkId, key);
    const block = this.#findBlock(bar);
    if (block) {
      block.bars.add(key);
      block.extent = null;
      this.#blockOfBar.set(key, block);
    } else this.trunks.add(key);
    return before;
  }

  replaceBand(key: string): void {
    const band = this.placement.bands.get(key);
    const block = this.blocks.get(key);
    if (!band) this.blocks.delete(key);
    else if (!block) this.blocks.set(key, new Block(band));
    else {
      block.band = band;
      block.extent = null;
    }
  }

  replaceLink(key: string): void {
    const before = this.#links.get(key);
    if (before) {
      this.#linksOfNetwork.delete(before.networkId, key);
      for (const bar of [before.fromKey, before.toKey]) this.#linksOfBar.delete(bar, key);
    }
    const link = this.placement.links.get(key);
    if (!link) {
      this.#links.delete(key);
      return;
    }
    this.#links.set(key, link);
    this.#linksOfNetwork.add(link.networkId, key);
    for (const bar of [link.fromKey, link.toKey]) this.#linksOfBar.add(bar, key);
  }

  /** Takes over the headings and the outside. */
  replaceFrame(): void {
    this.frame.clear();
    for (const block of this.blocks.values()) block.frame.clear();
    const put = (key: string, block: Block | null) => (block ?? this).frame.add(key);
    for (const [key, { x, y }] of this.placement.headings) put(`h:${key}`, this.#blockAt(x, y));
    this.placement.outside.forEach((rect, i) =>
      put(`o:${i}`, isPageBar(rect) ? null : this.#blockAt(rect.x, rect.y)),
    );
  }

  /**
   * Takes over in which block a tap makes its network have a member. Returns the blocks for which that matters: where it is
   * the first or was the last one, and all of a network that may be shared by several blocks since then, or no more.
   */
  replaceMember(tapId: string): Set<Block> {
    const tap = this.scene.taps.get(tapId);
    const concerned = new Set<Block>();
    for (const { key, block } of this.#members.replace(tapId, this.#home(tap?.networkId, tap))) {
      concerned.add(block);
      if (this.blocksOf(key).size <= 2) for (const each of this.blocksWith(key)) concerned.add(each);
    }
    return concerned;
  }

  /** Returns the link of a key with the two bars that it joins. */
  linkEnds(key: string): { link: PlacedLink; from: PlacedBar; to: PlacedBar } | null {
    const link = this.placement.links.get(key);
    const from = link && this.placement.bars.get(link.fromKey);
    const to = link && this.placement.bars.get(link.toKey);
    return link && from && to ? { link, from, to } : null;
  }

  /** Returns the rectangle around everything that is drawn of a block. */
  extentOf(block: Block): Extent {
    return (block.extent ??= toExtent(block, this.scene, this.placement));
  }

  #home(key: string | undefined, tap: { cardId: string } | undefined): TapHome | null {
    const block = tap && this.blockOfCard(tap.cardId);
    return block && key !== undefined ? { key, block } : null;
  }

  /** A bar is in the block of its taps, and in none with taps in several ones. One without taps is where it stands. */
  #findBlock({ key, x, top }: PlacedBar): Block | null {
    const blocks = this.#tapsOfBars.of(key);
    if (blocks.size === 0) return this.#blockAt(x, top);
    const [only] = blocks.keys();
    return blocks.size === 1 && only ? only : null;
  }

  #blockAt(x: number, y: number): Block | null {
    for (const block of this.blocks.values()) if (holdsPoint(block.band, x, y)) return block;
    return null;
  }
}

/** Returns the network of a piece of a bar, also of one that is gone. */
export const networkOf = (barKey: string): string => barKey.split('@', 1)[0] as string;

const holdsPoint = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
