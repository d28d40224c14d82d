import { keep } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';

// By the id of the engine itself. Shared by the whole page, so that map, lists and inspector agree and a network keeps its
// hue while the page is open.
const known = new Map<string, ReadonlyMap<string, number>>();

/** Returns the hue slot of each network, for `hueColor`: the same map as long as the engine is the same. */
export const networkHues: (index: TopologyIndex) => ReadonlyMap<string, number> = keep(
  (index) => {
    const { id } = index.engine;
    const slots = assignHues(toNeighbours(index, [...index.networks.values()]), known.get(id) ?? new Map());
    known.set(id, slots);
    return slots;
  },
  (slots, index, touched) => {
    const networks: Network[] = [];
    for (const id of touched.networks) {
      const network = index.networks.get(id);
      if (!network) slots.delete(id);
      else if (!slots.has(id)) networks.push(network);
    }
    if (networks.length > 0) addHues(slots, toNeighbours(index, networks));
    return slots;
  },
);

/** A network and those with which it has a member in common. */
interface Neighbours {
  id: string;
  neighbours: readonly string[];
}

/** Orders networks by age, so that a reload gives the same hues. */
function toNeighbours(index: TopologyIndex, networks: readonly Network[]): Neighbours[] {
  return networks
    .toSorted(
      (a, b) =>
        ((a.created ?? '') < (b.created ?? '') ? -1 : (a.created ?? '') > (b.created ?? '') ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => ({ id, neighbours: neighboursOf(index, id) }));
}

function neighboursOf(index: TopologyIndex, networkId: string): string[] {
  const neighbours = new Set<string>();
  for (const { containerId } of index.attachmentsOfNetwork(networkId)) {
    for (const other of index.attachmentsOfContainer(containerId)) neighbours.add(other.networkId);
  }
  neighbours.delete(networkId);
  return [...neighbours];
}

// Degrees of the OKLCH hue, from green over blue to magenta: red means a fault and amber the outside.
const FIRST = 125;
const STEP = 13;
const SLOTS = 19;

/**
 * R71: gives each network a hue slot that is derived from its id, differs from the slots of its neighbours (networks
 * with a common member), and is not used often. A network in `previous` keeps its slot. The result has no networks that
 * are gone.
 */
export function assignHues(
  networks: readonly Neighbours[],
  previous: ReadonlyMap<string, number>,
): Map<string, number> {
  const slots = new Map<string, number>();
  for (const { id } of networks) {
    const slot = previous.get(id);
    if (slot !== undefined) slots.set(id, slot);
  }
  addHues(
    slots,
    networks.filter(({ id }) => !slots.has(id)),
  );
  return slots;
}

/** R71: gives a slot to each of these networks, which have none yet. */
function addHues(slots: Map<string, number>, networks: readonly Neighbours[]): void {
  const used = Array<number>(SLOTS).fill(0);
  for (const slot of slots.values()) used[slot] = (used[slot] ?? 0) + 1;
  for (const { id, neighbours } of networks) {
    // A shared network has thousands of neighbours, but there are few slots.
    const taken = new Set<number>();
    for (const each of neighbours) {
      const slot = slots.get(each);
      if (slot !== undefined) taken.add(slot);
    }
    const start = hash(id) % SLOTS;
    let best = start;
    let bestScore = -Infinity;
    for (let step = 0; step < SLOTS; step++) {
      const slot = (start + step) % SLOTS;
      const nearest = Math.min(5, ...Array.from(taken, (other) => Math.abs(other - slot)));
      const score = nearest * 2 - (used[slot] ?? 0) * 3 - ((used[slot - 1] ?? 0) + (used[slot + 1] ?? 0));
      if (score > bestScore) [best, bestScore] = [slot, score];
    }
    slots.set(id, best);
    used[best] = (used[best] ?? 0) + 1;
  }
}

/** Returns the colour of a slot as `#rrggbb`. Text in it has a contrast of at least 4.5:1 on the map of that scheme. */
export function hueColor(slot: number, scheme: 'dark' | 'light'): string {
  const degrees = FIRST + (slot % SLOTS) * STEP;
  return scheme === 'dark' ? oklchToHex(0.75, 0.13, degrees) : oklchToHex(0.47, 0.14, degrees);
}

function hash(id: string): number {
  let value = 2166136261;
  for (let i = 0; i < id.length; i++) value = Math.imul(value ^ id.charCodeAt(i), 16777619);
  return value >>> 0;
}

/** Converts OKLCH to sRGB with Björn Ottosson’s matrices and clips to the gamut. Cytoscape does not read `oklch()`. */
function oklchToHex(lightness: number, chroma: number, degrees: number): string {
  const a = chroma * Math.cos((degrees * Math.PI) / 180);
  const b = chroma * Math.sin((degrees * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const hex = linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const gamma = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('')}`;
}
