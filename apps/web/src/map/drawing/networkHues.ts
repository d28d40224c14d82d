import type { TopologyIndex } from '@portolan/topology';
import { assignHues } from './hue.ts';

let known: ReadonlyMap<string, number> = new Map();
let last: TopologyIndex | null = null;

/**
 * The hue slot of each network, for `hueColor`; the page's one book of hues, so that map, lists and inspector agree and
 * a network keeps its hue while the page is open.
 */
export function networkHues(index: TopologyIndex): ReadonlyMap<string, number> {
  if (index === last) return known;
  last = index;
  // By age, so that a reload gives the same hues.
  const networks = index.topology.networks.toSorted(
    (a, b) =>
      ((a.created ?? '') < (b.created ?? '') ? -1 : (a.created ?? '') > (b.created ?? '') ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  known = assignHues(
    networks.map(({ id }) => ({ id, neighbours: neighboursOf(index, id) })),
    known,
  );
  return known;
}

function neighboursOf(index: TopologyIndex, networkId: string): string[] {
  const neighbours = new Set<string>();
  for (const { containerId } of index.attachmentsOfNetwork(networkId)) {
    for (const other of index.attachmentsOfContainer(containerId)) neighbours.add(other.networkId);
  }
  neighbours.delete(networkId);
  return [...neighbours];
}
