import { KeySets, valuesAt } from '../../KeySets.ts';
import { noChange } from '../placement.ts';
import type {
  PlacedBand,
  PlacedBar,
  PlacedCard,
  PlacedEntryPoint,
  PlacedLink,
  PlacedTap,
  Placement,
  PlacementChange,
} from '../placement.ts';
import { Obstacles } from './Obstacles.ts';

/**
 * A placement that is changed in place, with what is found by key about it. Each change costs what it touches, and is
 * noted until `takeChange`.
 */
export class LivePlacement {
  #obstacles: Obstacles | null = null;
  readonly #tapsOfCard = new KeySets();
  readonly #tapsOfBar = new KeySets();
  /** By network: the keys of the pieces of its bar, the first piece first. */
  readonly #barsOfNetwork = new KeySets();
  readonly #linksOfBar = new KeySets();
  readonly #cardsOfBand = new KeySets();
  /** By project: the keys of its bands, the oldest first. */
  readonly #bandsOfProject = new KeySets();
  #changed = noChange();
  /** The keys of the bars that have lost taps. */
  readonly #maybeIdle = new Set<string>();

  /**
   * Takes over `placement`: nothing else may change it from here on.
   *
   * @param isPage true for one drawing with the outside as a bar at its left; false for islands, and for pages side by side
   */
  constructor(
    readonly placement: Placement,
    readonly isPage: boolean,
  ) {
    for (const [id, card] of placement.cards) this.#cardsOfBand.add(card.band, id);
    for (const { networkId } of placement.bars.values()) this.#barsOfNetwork.add(networkId, networkId);
    for (const { networkId, key } of placement.bars.values()) this.#barsOfNetwork.add(networkId, key);
    for (const tap of placement.taps.values()) this.#noteTap(tap);
    for (const band of placement.bands.values()) this.#bandsOfProject.add(band.project, band.key);
    for (const link of placement.links.values()) this.#noteLink(link);
  }

  /** What is in the way of new marks. It is found out when first asked for, at the cost of all that is placed. */
  get obstacles(): Obstacles {
    return (this.#obstacles ??= new Obstacles(this.placement));
  }

  tapsOfCard(id: string): readonly PlacedTap[] {
    return this.#taps(this.#tapsOfCard.get(id));
  }

  tapsOfBar(key: string): readonly PlacedTap[] {
    return this.#taps(this.#tapsOfBar.get(key));
  }

  barsOfNetwork(id: string): readonly PlacedBar[] {
    return valuesAt(this.placement.bars, this.#barsOfNetwork.get(id));
  }

  /** The first piece of a network’s bar. */
  firstBarOf(networkId: string): PlacedBar | undefined {
    const [key = ''] = this.#barsOfNetwork.get(networkId);
    return this.placement.bars.get(key);
  }

  idsOfBand(key: string): ReadonlySet<string> {
    return this.#cardsOfBand.get(key);
  }

  /** The oldest band of a project. */
  bandOf(project: string): PlacedBand | undefined {
    return valuesAt(this.placement.bands, this.#bandsOfProject.get(project))[0];
  }

  setCard(id: string, card: PlacedCard): void {
    this.placement.cards.set(id, card);
    this.#cardsOfBand.add(card.band, id);
    this.#obstacles?.putCard(id, card);
    this.#changed.cards.add(id);
  }

  /** Removes a card with its lines. */
  deleteCard(id: string): void {
    const card = this.placement.cards.get(id);
    if (!card) return;
    for (const tap of this.tapsOfCard(id)) this.deleteTap(tap.id);
    this.setEntryPoints(id, []);
    this.placement.cards.delete(id);
    this.#cardsOfBand.delete(card.band, id);
    this.#obstacles?.putCard(id, undefined);
    this.#changed.cards.add(id);
  }

  setBar(bar: PlacedBar): void {
    this.placement.bars.set(bar.key, bar);
    this.#barsOfNetwork.add(bar.networkId, bar.key);
    this.#obstacles?.putBar(bar.key, bar);
    this.#changed.bars.add(bar.key);
  }

  /** Removes all pieces of a network’s bar, with their taps and links. */
  deleteBars(networkId: string): void {
    for (const bar of this.barsOfNetwork(networkId)) this.deletePiece(bar);
  }

  /** The bars that have lost taps, and have none, since the last call of `deleteIdlePieces`. */
  idleBars(): PlacedBar[] {
    return valuesAt(this.placement.bars, this.#maybeIdle).filter(
      ({ key }) => this.#tapsOfBar.get(key).size === 0,
    );
  }

  /** Removes the further pieces of bars that have lost all their taps since the last call. */
  deleteIdlePieces(): void {
    for (const bar of this.idleBars()) if (bar.key !== bar.networkId) this.deletePiece(bar);
    this.#maybeIdle.clear();
  }

  /** Removes one piece of a bar, with its taps and links. */
  deletePiece({ key, networkId }: PlacedBar): void {
    for (const tap of this.tapsOfBar(key)) this.deleteTap(tap.id);
    this.placement.bars.delete(key);
    this.#obstacles?.putBar(key, undefined);
    this.#barsOfNetwork.delete(networkId, key);
    this.#changed.bars.add(key);
    for (const link of valuesAt(this.placement.links, this.#linksOfBar.get(key))) {
      this.placement.links.delete(link.key);
      for (const end of [link.fromKey, link.toKey]) this.#linksOfBar.delete(end, link.key);
      this.#changed.links.add(link.key);
    }
  }

  setTap(tap: PlacedTap): void {
    this.placement.taps.set(tap.id, tap);
    this.#noteTap(tap);
    this.#obstacles?.putTap(tap.id, tap);
    this.#changed.taps.add(tap.id);
  }

  deleteTap(id: string): void {
    const tap = this.placement.taps.get(id);
    if (!tap) return;
    this.placement.taps.delete(id);
    this.#maybeIdle.add(tap.barKey);
    this.#tapsOfCard.delete(tap.cardId, id);
    this.#tapsOfBar.delete(tap.barKey, id);
    this.#obstacles?.putTap(id, undefined);
    this.#changed.taps.add(id);
  }

  setEntryPoints(cardId: string, own: PlacedEntryPoint[]): void {
    if (own.length === 0 && !this.placement.entryPoints.has(cardId)) return;
    if (own.length > 0) this.placement.entryPoints.set(cardId, own);
    else this.placement.entryPoints.delete(cardId);
    this.#obstacles?.putEntryPoints(cardId, own);
    this.#changed.entryPoints.add(cardId);
  }

  setBand(band: PlacedBand): void {
    this.placement.bands.set(band.key, band);
    this.#bandsOfProject.add(band.project, band.key);
    this.#obstacles?.putBand(band.key, band);
    this.#changed.bands.add(band.key);
  }

  /** Removes a band with its heading. */
  deleteBand(band: PlacedBand): void {
    this.placement.bands.delete(band.key);
    this.#bandsOfProject.delete(band.project, band.key);
    this.#obstacles?.putBand(band.key, undefined);
    this.deleteHeading(band.key);
    this.#changed.bands.add(band.key);
  }

  setLink(link: PlacedLink): void {
    this.placement.links.set(link.key, link);
    this.#noteLink(link);
    this.#changed.links.add(link.key);
  }

  hasHeading(bandKey: string): boolean {
    return this.placement.headings.has(headingKey(bandKey));
  }

  deleteHeading(bandKey: string): void {
    const key = headingKey(bandKey);
    if (!this.placement.headings.delete(key)) return;
    this.#obstacles?.putHeading(key, undefined);
    this.#changed.hasFrame = true;
  }

  /** Adds the parts of another placement, none of which has a key that this one knows. */
  add(part: Placement): void {
    for (const [id, card] of part.cards) this.setCard(id, card);
    for (const bar of part.bars.values()) this.setBar(bar);
    for (const tap of part.taps.values()) this.setTap(tap);
    for (const [id, own] of part.entryPoints) this.setEntryPoints(id, own);
    for (const band of part.bands.values()) this.setBand(band);
    for (const [key, heading] of part.headings) {
      this.placement.headings.set(key, heading);
      this.#obstacles?.putHeading(key, heading);
    }
    this.placement.outside.push(...part.outside);
    if (part.headings.size + part.outside.length > 0) this.#changed.hasFrame = true;
  }

  /** True if the present change has touched a band. */
  get hasChangedBands(): boolean {
    return this.#changed.bands.size > 0;
  }

  setOutside(rects: Placement['outside']): void {
    this.placement.outside = rects;
    this.#changed.hasFrame = true;
  }

  /** Returns what has been touched since the last call. */
  takeChange(): PlacementChange {
    const taken = this.#changed;
    this.#changed = noChange();
    return taken;
  }

  #noteTap(tap: PlacedTap): void {
    this.#tapsOfCard.add(tap.cardId, tap.id);
    this.#tapsOfBar.add(tap.barKey, tap.id);
  }

  #noteLink({ key, fromKey, toKey }: PlacedLink): void {
    for (const end of [fromKey, toKey]) this.#linksOfBar.add(end, key);
  }

  #taps(ids: ReadonlySet<string>): PlacedTap[] {
    return valuesAt(this.placement.taps, ids);
  }
}

const headingKey = (bandKey: string): string => `shelf:${bandKey}`;
