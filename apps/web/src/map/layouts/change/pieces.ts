import type { LiveScene } from '../../scene/LiveScene.ts';
import type { SceneTap } from '../../scene/scene.ts';
import type { PlacedBand, PlacedBar, PlacedCard } from '../placement.ts';
import { findBarPlace } from './findBarPlace.ts';
import type { BarPlace } from './findBarPlace.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** A piece of a network’s bar, with the band of the first card that has a tap to it. */
interface Piece {
  bar: PlacedBar;
  band: string | undefined;
}

function piecesOf(live: LivePlacement, networkId: string): Piece[] {
  const { cards } = live.placement;
  return live
    .barsOfNetwork(networkId)
    .map((bar) => ({ bar, band: cards.get(live.tapsOfBar(bar.key)[0]?.cardId ?? '')?.band }));
}

/**
 * Returns the piece of a network’s bar in a band.
 *
 * @param pieces returns all pieces of the bar. It is called only if the band has none by key.
 */
export function pieceIn(
  live: LivePlacement,
  networkId: string,
  bandKey: string,
  pieces = () => piecesOf(live, networkId),
): PlacedBar | undefined {
  const own = live.placement.bars.get(`${networkId}@${bandKey}`);
  if (own) return own;
  const band = live.placement.bands.get(bandKey);
  return pieces().find((each) => each.band === bandKey || (band !== undefined && passes(each.bar, band)))
    ?.bar;
}

const passes = ({ x, top, bottom }: PlacedBar, band: PlacedBand): boolean =>
  x >= band.x && x <= band.x + band.width && bottom >= band.y && top <= band.y + band.height;

/**
 * R70, R74: in Islands, gives each block with cards whose taps (`missing`) have no bar there its own piece of the bar,
 * which a faint link joins to the first piece. Where the block has no room for one, there is none. Unless it may grow, as
 * it does for a new card, it keeps its size: when the piece is gone with its last tap, all is as before.
 */
export function addPieces(
  live: LivePlacement,
  scene: LiveScene,
  missing: readonly SceneTap[],
  put: (place: BarPlace) => void,
  mayGrow: boolean,
): void {
  /** By network. No piece is put before all that are missing are known. */
  const known = new Map<string, Piece[]>();
  const piecesOnce = (networkId: string): Piece[] => {
    const pieces = known.get(networkId) ?? piecesOf(live, networkId);
    known.set(networkId, pieces);
    return pieces;
  };
  const wanted = new Map<string, { networkId: string; band: string; members: Map<string, PlacedCard> }>();
  for (const { id, cardId, networkId } of missing) {
    const card = live.placement.cards.get(cardId);
    if (!card || live.placement.taps.has(id) || !live.firstBarOf(networkId)) continue;
    const key = `${networkId}@${card.band}`;
    if (!wanted.has(key) && pieceIn(live, networkId, card.band, () => piecesOnce(networkId))) continue;
    const piece = wanted.get(key) ?? { networkId, band: card.band, members: new Map() };
    wanted.set(key, piece);
    piece.members.set(cardId, card);
  }
  for (const [key, { networkId, band, members }] of wanted) {
    const network = scene.networks.get(networkId);
    const first = live.firstBarOf(networkId);
    const place = network && findBarPlace(live, network, members, key, mayGrow);
    if (!place || !first) continue;
    put(place);
    live.setLink({ key: `${networkId}~${band}`, networkId, fromKey: first.key, toKey: key });
  }
}

/** Returns those of a network’s members that are in the band with most of them; of several such bands, in the first by key. */
export function largestGroup(members: ReadonlyMap<string, PlacedCard>): Map<string, PlacedCard> {
  const groups = new Map<string, Map<string, PlacedCard>>();
  for (const [id, card] of members)
    groups.set(card.band, (groups.get(card.band) ?? new Map<string, PlacedCard>()).set(id, card));
  const [largest] = [...groups].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return largest?.[1] ?? new Map<string, PlacedCard>();
}
