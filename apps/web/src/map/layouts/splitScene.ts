import type { Scene } from '../scene/scene.ts';
import { pushTo } from './pushTo.ts';
import type { Placement } from './placement.ts';

/** Returns the part of a drawing that a band is in, by a key. */
export type PartOf = (band: string) => string;

/** Divides a scene into parts. A network with members in several parts is in each of them. */
export function splitScene(scene: Scene, keyOf: PartOf): Map<string, Scene> {
  const parts = new Map<string, Scene>();
  const partOf = (band: string) => {
    const key = keyOf(band);
    const part = parts.get(key) ?? { cards: [], networks: [], taps: [] };
    parts.set(key, part);
    return part;
  };
  const bandOf = new Map<string, string>();
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  for (const card of scene.cards) {
    bandOf.set(card.id, card.band);
    partOf(card.band).cards.push(card);
  }
  const present = new Map<string, Set<Scene>>();
  for (const tap of scene.taps) {
    const part = partOf(bandOf.get(tap.cardId) ?? '');
    const network = networks.get(tap.networkId);
    part.taps.push(tap);
    const among = present.get(tap.networkId) ?? new Set();
    present.set(tap.networkId, among);
    if (network && !among.has(part)) part.networks.push(network);
    among.add(part);
  }
  for (const network of scene.networks) {
    if (!present.has(network.id)) partOf(network.band).networks.push(network);
  }
  return parts;
}

/**
 * Returns the parts in which each network has members, by number of members, then by key. The piece of its bar in the
 * first part has the network’s id as its key, the others have a suffix.
 */
export function piecesOf(scene: Scene, keyOf: PartOf): Map<string, string[]> {
  const partOf = new Map(scene.cards.map((card) => [card.id, keyOf(card.band)]));
  const partsOf = new Map<string, string[]>();
  for (const tap of scene.taps) pushTo(partsOf, tap.networkId, partOf.get(tap.cardId) ?? '');
  return new Map(
    [...partsOf].map(([id, parts]) => {
      const counts = new Map<string, number>();
      for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return [id, sorted.map(([part]) => part)];
    }),
  );
}

/** Returns what gives the bars of a part their keys in the whole drawing. */
export const pieceKeys =
  (pieces: ReadonlyMap<string, readonly string[]>, part: string) =>
  (barKey: string): string =>
    (pieces.get(barKey)?.[0] ?? part) === part ? barKey : `${barKey}@${part}`;

/** Joins the first piece of each network to each further one. */
export function addLinks(placement: Placement, pieces: ReadonlyMap<string, readonly string[]>): void {
  for (const [networkId, [, ...others]] of pieces) {
    for (const part of others) {
      const toKey = `${networkId}@${part}`;
      const key = `${networkId}~${part}`;
      placement.links.set(key, { key, networkId, fromKey: networkId, toKey });
    }
  }
}
