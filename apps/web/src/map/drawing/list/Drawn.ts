import { LABEL_ROOM } from '../../layouts/measures.ts';
import type { PlacedBar, PlacedLink, Placement, Rect } from '../../layouts/placement.ts';
import type { SceneNetwork } from '../../scene/scene.ts';
import { KeySets } from '../../KeySets.ts';
import { isPageBar } from '../shapes/frameShapes.ts';
import { Block } from './Block.ts';
import { AROUND } from './Item.ts';
import type { Extent } from './Item.ts';
import { MemberBlocks } from './MemberBlocks.ts';
import type { SceneSource } from './SceneSource.ts';

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
  /** `null` for a trunk. */
  readonly #blockOfBar = new Map<string, Block | null>();
  /** The block that has the bar among its bars. */
  readonly #holderOfBar = new Map<string, Block>();
  readonly #barsOfNetwork = new KeySets();
  readonly #links = new Map<string, PlacedLink>();
  readonly #linksOfNetwork = new KeySets();
  readonly #linksOfBar = new KeySets();
  readonly #ownerOfChip = new Map<string, string>();
  readonly #members = new MemberBlocks();

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
    return this.#ownerOfChip.get(containerId) ?? containerId;
  }

  /** Returns the blocks that have members of a network. */
  blocksOf(networkId: string): ReadonlyMap<Block, number> {
    return this.#members.of(networkId);
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
    for (const chip of this.scene.cards.get(id)?.chips ?? []) this.#ownerOfChip.set(chip.id, id);
    return before;
  }

  /** A bar with members in several blocks is a trunk. Returns true if it was none before. */
  replaceTap(id: string): boolean {
    const tap = this.placement.taps.get(id);
    if (!tap) return false;
    const block = this.blockOfCard(tap.cardId);
    const known = this.#blockOfBar.get(tap.barKey);
    if (known === undefined) this.#blockOfBar.set(tap.barKey, block);
    else if (known !== null && known !== block) {
      this.#blockOfBar.set(tap.barKey, null);
      return true;
    }
    return false;
  }

  /** Returns the block in which the bar was before, if it was placed. */
  replaceBar(key: string): Block | null {
    const before = this.#holderOfBar.get(key);
    before?.bars.delete(key);
    this.trunks.delete(key);
    const bar = this.placement.bars.get(key);
    if (!bar) {
      this.#blockOfBar.delete(key);
      this.#holderOfBar.delete(key);
      this.#barsOfNetwork.delete(networkOf(key), key);
      return before ?? null;
    }
    this.#barsOfNetwork.add(bar.networkId, key);
    let block = this.#blockOfBar.get(key);
    if (block === undefined) this.#blockOfBar.set(key, (block = this.#blockAt(bar.x, bar.top)));
    if (block) {
      block.bars.add(key);
      block.extent = null;
      this.#holderOfBar.set(key, block);
    } else this.trunks.add(key);
    return before ?? null;
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

  /** Takes over in which block a tap makes its network have a member. Returns the blocks for which that matters. */
  replaceMember(tapId: string): Iterable<Block> {
    const tap = this.scene.taps.get(tapId);
    // The id of an attachment is made of those of its ends, which finds the network of a removed one, too.
    const networkId = tap?.networkId ?? tapId.slice(tapId.indexOf(':') + 1);
    return this.#members.replace(tapId, networkId, tap ? this.blockOfCard(tap.cardId) : null);
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
    if (block.extent) return block.extent;
    const { cards, bars, taps, entryPoints } = this.placement;
    const { x, y, width, height } = block.band;
    const extent = { left: x, top: y, right: x + width, bottom: y + height };
    const include = (left: number, top: number, right: number, bottom: number) => {
      extent.left = Math.min(extent.left, left - AROUND);
      extent.top = Math.min(extent.top, top - AROUND);
      extent.right = Math.max(extent.right, right + AROUND);
      extent.bottom = Math.max(extent.bottom, bottom + AROUND);
    };
    include(x, y, x + width, y + height);
    for (const id of block.cards) {
      const card = cards.get(id);
      if (!card) continue;
      include(card.x, card.y, card.x + card.width + 16, card.y + card.height + 12);
      for (const { fromX, y: lineY } of entryPoints.get(id) ?? []) include(fromX, lineY, fromX, lineY);
      for (const tap of this.scene.tapsOfCard(id)) {
        const at = taps.get(tap.id);
        if (at) include(at.barX, at.barY, at.barX, at.barY);
      }
    }
    for (const key of block.bars) {
      const bar = bars.get(key);
      const side = (bar?.labelWidth ?? 0) / 2;
      if (bar) include(bar.x - side, bar.top - LABEL_ROOM, bar.x + side, bar.bottom + 12);
    }
    return (block.extent = extent);
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
