import type { Scene, SceneCard, SceneNetwork, SceneTap } from '../scene/scene.ts';
import { byName } from './compareNames.ts';
import type { PlacedBar, Placement } from './placement.ts';

// A plan is a scene whose cards, taps and networks know each other by reference. A layout goes over each tap many times,
// and would otherwise look up both of its ends by their long ids each time. The fields that are not `readonly` are found by
// the layouts.

/** A scene as a full layout works on it. */
export interface Plan {
  cards: PlanCard[];
  /** The networks with members, in the order of their first taps. */
  networks: PlanNetwork[];
  bands: PlanBand[];
  parts: Map<string, PlanPart>;
}

/** What is drawn together: all, a page, a block, or a part of a block. A network has members in one or several parts. */
export interface PlanPart {
  readonly key: string;
  readonly bands: PlanBand[];
  readonly cards: PlanCard[];
  /** By network, in the order of their first taps: the networks with members in this part. */
  readonly pieces: Map<string, PlanPiece>;
  readonly taps: PlanTap[];
}

export interface PlanBand {
  /** The Compose project, or `NO_PROJECT`. */
  readonly key: string;
  readonly part: PlanPart;
  readonly cards: PlanCard[];
  /** The networks without members. */
  readonly idle: SceneNetwork[];
}

export interface PlanCard {
  readonly card: SceneCard;
  readonly band: PlanBand;
  /** In the order of the names of their networks. */
  readonly taps: PlanTap[];
  /** R64: the column. Column 1 is next to the outside. A card with neither entry point nor network has 0. */
  depth: number;
  /** True if the outside cannot reach it by any chain of networks. */
  isUnreachable: boolean;
  /** R66: its place in its column, from 0 (top) to 1 (bottom), and the place that its networks ask for. */
  place: number;
  weight: number;
  /** The number of the part of its block that it is in; 0 for none. */
  group: number;
  /** The index of its band in a drawing. */
  row: number;
  /** The sub-column: 0 is the left one. */
  sub: number;
  x: number;
  /** First from the top of the column, then of the band’s content, at last of the drawing. */
  y: number;
  height: number;
  /** The heights of its entry points, from the top of the card. */
  entryPoints: readonly number[];
}

export interface PlanNetwork {
  readonly network: SceneNetwork;
  /** One for each part in which it has members: by number of members, then by key. */
  pieces: PlanPiece[];
  /** The number of taps. */
  size: number;
  /** R64: the gap. Gap n is at the right of column n. */
  depth: number;
}

/** A network in one part. */
export interface PlanPiece {
  readonly network: PlanNetwork;
  readonly part: PlanPart;
  readonly taps: PlanTap[];
  /** The key of its bar: that of the first piece is the network’s id, those of the others have a suffix. */
  key: string;
  /** R66: the sum and the number of the places of its members in a band. */
  sum: number;
  count: number;
  /** The number of the part of its block that it is in; 0 for none. */
  group: number;
  bar: PlacedBar | null;
}

export interface PlanTap {
  readonly tap: SceneTap;
  readonly card: PlanCard;
  readonly piece: PlanPiece;
  /** True if it starts at the right side of its card. */
  isRight: boolean;
  /** Where it starts. */
  x: number;
  /** First from the top of the card, then of the band’s content, at last of the drawing. */
  y: number;
}

/** Makes the plan of a scene, with one part for all bands or the parts that `partOf` returns for them. */
export function toPlan(scene: Scene, partOf: (band: string) => string = () => ''): Plan {
  const plan: Plan = { cards: [], networks: [], bands: [], parts: new Map() };
  const bands = new Map<string, PlanBand>();
  const cards = new Map<string, PlanCard>();
  const networks = new Map<string, PlanNetwork>();
  for (const card of scene.cards) {
    const planned = toPlanCard(card, bandOf(card.band));
    cards.set(card.id, planned);
    plan.cards.push(planned);
    planned.band.cards.push(planned);
    planned.band.part.cards.push(planned);
  }
  for (const network of scene.networks) {
    networks.set(network.id, { network, pieces: [], size: 0, depth: 0 });
  }
  for (const tap of scene.taps) {
    const card = cards.get(tap.cardId);
    const network = networks.get(tap.networkId);
    if (!card || !network) continue;
    const { part } = card.band;
    const planned = { tap, card, piece: pieceOf(part, network), isRight: false, x: 0, y: 0 };
    planned.piece.taps.push(planned);
    part.taps.push(planned);
    if (network.size++ === 0) plan.networks.push(network);
  }
  for (const { network, size } of networks.values()) if (size === 0) bandOf(network.band).idle.push(network);
  for (const network of plan.networks) sortPieces(network);
  for (const part of plan.parts.values()) {
    const sorted = [...part.pieces.values()].sort((a, b) => byName(a.network.network, b.network.network));
    for (const { taps } of sorted) for (const tap of taps) tap.card.taps.push(tap);
  }
  return plan;

  function bandOf(key: string): PlanBand {
    let band = bands.get(key);
    if (!band) {
      const part = partWith(partOf(key));
      band = { key, part, cards: [], idle: [] };
      part.bands.push(band);
      bands.set(key, band);
      plan.bands.push(band);
    }
    return band;
  }

  function partWith(key: string): PlanPart {
    const part = plan.parts.get(key) ?? emptyPart(key);
    plan.parts.set(key, part);
    return part;
  }
}

export const emptyPart = (key: string): PlanPart => ({
  key,
  bands: [],
  cards: [],
  pieces: new Map(),
  taps: [],
});

const toPlanCard = (card: SceneCard, band: PlanBand): PlanCard => ({
  card,
  band,
  taps: [],
  depth: 0,
  isUnreachable: false,
  place: 0,
  weight: 0,
  group: 0,
  row: 0,
  sub: 0,
  x: 0,
  y: 0,
  height: 0,
  entryPoints: [],
});

function pieceOf(part: PlanPart, network: PlanNetwork): PlanPiece {
  const { id } = network.network;
  let piece = part.pieces.get(id);
  if (!piece) {
    piece = { network, part, taps: [], key: id, sum: 0, count: 0, group: 0, bar: null };
    part.pieces.set(id, piece);
    network.pieces.push(piece);
  }
  return piece;
}

function sortPieces({ network, pieces }: PlanNetwork): void {
  if (pieces.length < 2) return;
  pieces.sort((a, b) => b.taps.length - a.taps.length || (a.part.key < b.part.key ? -1 : 1));
  for (const piece of pieces.slice(1)) piece.key = `${network.id}@${piece.part.key}`;
}

/** Joins the first piece of each network to each further one. */
export function addLinks(placement: Placement, plan: Plan): void {
  for (const { network, pieces } of plan.networks) {
    for (let i = 1; i < pieces.length; i++) {
      const { part, key: toKey } = pieces[i] as PlanPiece;
      const key = `${network.id}~${part.key}`;
      placement.links.set(key, { key, networkId: network.id, fromKey: network.id, toKey });
    }
  }
}
