import { attachmentEnds, isEqual, parentInterface } from '@portolan/topology';
import type { Attachment, TopologyChange, TopologyIndex } from '@portolan/topology';
import { KeySets } from '../KeySets.ts';
import { finish } from '../layouts/Steps.ts';
import type { Steps } from '../layouts/Steps.ts';
import { CardOwners } from './CardOwners.ts';
import type { Scene, SceneCard, SceneChange, SceneMark, SceneNetwork, SceneTap } from './scene.ts';
import { ServiceNames } from './ServiceNames.ts';
import { toCard } from './toCard.ts';
import { isDrawn, toSceneNetwork } from './toSceneNetwork.ts';
import { toTap } from './toTap.ts';

/**
 * R63: what the map draws of a topology, by key: each container once (a sharer as a chip on the card of its owner), each
 * network except `host` and `none` (one that the engine creates itself only while it has members), each attachment to
 * one of them, and a stub for each attachment to a removed network. A change re-derives only what depends on it.
 */
export class LiveScene {
  #index: TopologyIndex;
  readonly #cards = new Map<string, SceneCard>();
  readonly #networks = new Map<string, SceneNetwork>();
  readonly #taps = new Map<string, SceneTap>();
  /** By card: its taps, where they were asked for since they changed. */
  readonly #tapsOfCard = new Map<string, readonly SceneTap[]>();
  readonly #bands = new KeySets();
  readonly #owners = new CardOwners();
  /** By network: its parent interface, which is an entry point of its members; `null` without one. */
  readonly #parents = new Map<string, string | null>();
  readonly #services = new ServiceNames();

  /** @param isEmpty leaves everything out, for `inSteps` */
  constructor(index: TopologyIndex, isEmpty = false) {
    this.#index = index;
    if (!isEmpty) finish(this.#derive());
  }

  /** Makes a scene in steps. If the topology changes meanwhile, the steps must be abandoned. */
  static *inSteps(index: TopologyIndex): Steps<LiveScene> {
    const scene = new LiveScene(index, true);
    yield* scene.#derive();
    return scene;
  }

  *#derive(): Steps<void> {
    const { networks, containers, attachments } = this.#index;
    for (const id of networks.keys()) this.#parents.set(id, parentInterface(this.#index, id));
    for (const container of containers.values()) {
      this.#services.replace(container.id, container);
      this.#owners.put(container.id, this.#index);
    }
    yield;
    yield* inSteps(networks.keys(), (id) => this.#putNetwork(id));
    yield* inSteps(containers.keys(), (id) => this.#putCard(id));
    yield* inSteps(attachments.keys(), (id) => this.#putTap(id));
  }

  get cards(): ReadonlyMap<string, SceneCard> {
    return this.#cards;
  }

  get networks(): ReadonlyMap<string, SceneNetwork> {
    return this.#networks;
  }

  get taps(): ReadonlyMap<string, SceneTap> {
    return this.#taps;
  }

  /** Returns the container on whose card a container is drawn: itself, or the owner of its network stack. */
  cardOf(containerId: string): string | undefined {
    return this.#owners.cardOf(containerId);
  }

  /** The taps of a card, those of its chips included. */
  tapsOfCard(cardId: string): readonly SceneTap[] {
    const known = this.#tapsOfCard.get(cardId);
    if (known) return known;
    const taps = this.#tapsOf(this.#index.attachmentsOfContainer(cardId));
    for (const id of this.#owners.containersOf(cardId)) {
      if (id !== cardId) taps.push(...this.#tapsOf(this.#index.attachmentsOfContainer(id)));
    }
    this.#tapsOfCard.set(cardId, taps);
    return taps;
  }

  tapsOfNetwork(networkId: string): readonly SceneTap[] {
    return this.#tapsOf(this.#index.attachmentsOfNetwork(networkId));
  }

  /** The cards of a project, or of `NO_PROJECT`. */
  cardsOfBand(band: string): ReadonlySet<string> {
    return this.#bands.get(band);
  }

  /** Returns the scene as lists, each sorted by id, at the cost of what exists. */
  lists(): Scene {
    return {
      cards: [...this.#cards.values()].sort(byId),
      networks: [...this.#networks.values()].sort(byId),
      taps: [...this.#taps.values()].sort(byId),
    };
  }

  /**
   * Takes over a change of the topology, at the cost of what depends on it.
   *
   * @param index the index after the change
   */
  update(index: TopologyIndex, { put, remove }: TopologyChange): SceneChange {
    this.#index = index;
    const networkIds = [...idsOf(put.networks), ...(remove.networks ?? [])];
    const containerIds = [...idsOf(put.containers), ...(remove.containers ?? [])];
    const attachmentIds = [...idsOf(put.attachments), ...(remove.attachments ?? [])];
    const stale: Stale = { cards: new Set(), networks: new Set(networkIds), taps: new Set(attachmentIds) };
    for (const id of this.#owners.thatMayMove(containerIds, index)) this.#moveToCard(id, stale);
    for (const id of containerIds) this.#renameService(id, stale);
    for (const id of networkIds) this.#refreshParent(id, stale);
    for (const id of attachmentIds) this.#refreshEnds(id, stale);

    const was = new Map([...marksIn(this.#networks, stale.networks), ...marksIn(this.#cards, stale.cards)]);
    const changed = { cards: new Set<string>(), networks: new Set<string>(), taps: new Set<string>(), was };
    for (const id of stale.networks) {
      const wasDrawn = this.#networks.has(id);
      if (this.#putNetwork(id)) changed.networks.add(id);
      if (wasDrawn !== this.#networks.has(id)) addIds(stale.taps, index.attachmentsOfNetwork(id));
    }
    for (const id of stale.cards) if (this.#putCard(id)) changed.cards.add(id);
    for (const id of stale.taps) if (this.#putTap(id)) changed.taps.add(id);
    return changed;
  }

  #tapsOf(attachments: readonly Attachment[]): SceneTap[] {
    return attachments.map(({ id }) => this.#taps.get(id)).filter((tap) => tap !== undefined);
  }

  #moveToCard(id: string, stale: Stale): void {
    const { before, after } = this.#owners.put(id, this.#index);
    for (const cardId of [before, after]) {
      if (cardId === undefined) continue;
      stale.cards.add(cardId);
      this.#tapsOfCard.delete(cardId);
    }
    if (before !== after) addIds(stale.taps, this.#index.attachmentsOfContainer(id));
  }

  #renameService(id: string, stale: Stale): void {
    for (const other of this.#services.replace(id, this.#index.containers.get(id) ?? null)) {
      const cardId = this.#owners.cardOf(other);
      if (cardId !== undefined) stale.cards.add(cardId);
    }
  }

  /** The members of a network have a stub when it is gone, and an entry point for its parent interface. */
  #refreshParent(id: string, stale: Stale): void {
    const before = this.#parents.get(id);
    const after = this.#index.networks.has(id) ? parentInterface(this.#index, id) : undefined;
    if (after === undefined) this.#parents.delete(id);
    else this.#parents.set(id, after);
    if (before === after) return;
    for (const { containerId } of this.#index.attachmentsOfNetwork(id)) this.#addCardOf(containerId, stale);
  }

  #refreshEnds(id: string, stale: Stale): void {
    const { containerId, network } = attachmentEnds(id);
    stale.networks.add(network);
    this.#addCardOf(containerId, stale);
  }

  #addCardOf(containerId: string, stale: Stale): void {
    const cardId = this.#owners.cardOf(containerId);
    if (cardId !== undefined) stale.cards.add(cardId);
  }

  /** Puts the card as it is now. Returns false if it was so before. */
  #putCard(id: string): boolean {
    const container = this.#owners.cardOf(id) === id ? this.#index.containers.get(id) : undefined;
    const before = this.#cards.get(id);
    const after = container && toCard(this.#index, container, this.#services);
    if (before?.band !== after?.band) {
      if (before) this.#bands.delete(before.band, id);
      if (after) this.#bands.add(after.band, id);
    }
    return replace(this.#cards, id, after);
  }

  #putNetwork(id: string): boolean {
    const network = this.#index.networks.get(id);
    const isShown = network !== undefined && isDrawn(this.#index, network);
    return replace(this.#networks, id, isShown ? toSceneNetwork(network) : undefined);
  }

  #putTap(id: string): boolean {
    const attachment = this.#index.attachments.get(id);
    const cardId = attachment && this.#owners.cardOf(attachment.containerId);
    this.#tapsOfCard.delete(cardId ?? '');
    this.#tapsOfCard.delete(this.#taps.get(id)?.cardId ?? '');
    const isShown = cardId !== undefined && this.#networks.has(attachment?.networkId ?? '');
    return replace(this.#taps, id, isShown && attachment ? toTap(attachment, cardId) : undefined);
  }
}

/** The number of entities that are derived in one step. */
const IN_ONE_STEP = 100;

function* inSteps(ids: Iterable<string>, put: (id: string) => void): Steps<void> {
  let count = 0;
  for (const id of ids) {
    put(id);
    if (++count % IN_ONE_STEP === 0) yield;
  }
}

/** What must be derived again. */
interface Stale {
  cards: Set<string>;
  networks: Set<string>;
  taps: Set<string>;
}

function* marksIn(marks: ReadonlyMap<string, SceneMark>, ids: ReadonlySet<string>) {
  for (const id of ids) {
    const mark = marks.get(id);
    if (mark) yield [id, mark] as const;
  }
}

/** Sets or deletes a value. Returns false if the value was the same before. */
function replace<T>(map: Map<string, T>, id: string, value: T | undefined): boolean {
  if (value === undefined) return map.delete(id);
  if (isEqual(map.get(id), value)) return false;
  map.set(id, value);
  return true;
}

const idsOf = (entities: readonly { id: string }[] = []): string[] => entities.map(({ id }) => id);

function addIds(ids: Set<string>, entities: readonly { id: string }[]): void {
  for (const { id } of entities) ids.add(id);
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
