import type { TopologyIndex } from '@portolan/topology';

// Shared by the whole page, so that map, lists and inspector agree and a network keeps its hue while the page is open.
let known: ReadonlyMap<string, number> = new Map();
let last: TopologyIndex | null = null;

/** Returns the hue slot of each network, for `hueColor`. Call it with the current topology only. */
export function networkHues(index: TopologyIndex): ReadonlyMap<string, number> {
  if (index === last) return known;
  last = index;
  // Ordered by age, so that a reload gives the same hues.
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
  networks: readonly { id: string; neighbours: readonly string[] }[],
  previous: ReadonlyMap<string, number>,
): Map<string, number> {
  const slots = new Map<string, number>();
  const used = Array<number>(SLOTS).fill(0);
  const take = (id: string, slot: number) => {
    slots.set(id, slot);
    used[slot] = (used[slot] ?? 0) + 1;
  };
  for (const { id } of networks) {
    const slot = previous.get(id);
    if (slot !== undefined) take(id, slot);
  }
  for (const { id, neighbours } of networks) {
    if (slots.has(id)) continue;
    const taken = neighbours.map((each) => slots.get(each)).filter((slot) => slot !== undefined);
    const start = hash(id) % SLOTS;
    let best = start;
    let bestScore = -Infinity;
    for (let step = 0; step < SLOTS; step++) {
      const slot = (start + step) % SLOTS;
      const nearest = Math.min(5, ...taken.map((other) => Math.abs(other - slot)));
      const score = nearest * 2 - (used[slot] ?? 0) * 3 - ((used[slot - 1] ?? 0) + (used[slot + 1] ?? 0));
      if (score > bestScore) [best, bestScore] = [slot, score];
    }
    take(id, best);
  }
  return slots;
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
