import { containerExposures, keep } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Matches } from '../filter/filterTopology.ts';
import { endName } from '../verdict/endPair.ts';
import type { EngineLens } from '../useView.ts';
import { viewFrom } from './viewFrom.ts';
import { once } from './once.ts';
import type { ReachedContainer, ViewFrom } from './viewFrom.ts';

/** R256, R257: returns what a lens shows; the same object until that changes. All else is dimmed. */
export function lensMatches(index: TopologyIndex, lens: EngineLens): Matches;
/** `null` without a lens. */
export function lensMatches(index: TopologyIndex, lens: EngineLens | null): Matches | null;
export function lensMatches(index: TopologyIndex, lens: EngineLens | null): Matches | null {
  if (!lens) return null;
  if (lens.kind === 'exposed') return exposedMatches(index);
  return seenIn(viewFrom(index, lens.containerId));
}

const seenIn = once(({ viewerId, reached, networks }: ViewFrom): Matches => ({
  containers: new Set([viewerId, ...reached.keys()]),
  networks,
}));

/** Returns what passes both. */
export function bothMatch(a: Matches | null, b: Matches | null): Matches | null {
  if (!a || !b) return a ?? b;
  return { containers: both(a.containers, b.containers), networks: both(a.networks, b.networks) };
}

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((id) => b.has(id)));

/** R256, R257: describes a lens as its title and some counts. Names are as the engine reports them. */
export function lensText(index: TopologyIndex, lens: EngineLens): string[] {
  if (lens.kind === 'exposed') {
    return exposedText(exposedMatches(index).containers.size);
  }
  const title = `View from ${endName(index, lens.containerId)}`;
  if (!index.containers.has(lens.containerId)) return [title, 'container not found'];
  const { reached, throughPorts, unknown } = viewFrom(index, lens.containerId);
  return [
    title,
    `${reached.size - unknown} reachable`,
    ...(throughPorts > 0 ? [`${throughPorts} only through published ports`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ];
}

/** R257: describes the lens Exposed, which shows this number of containers. */
export const exposedText = (size: number): string[] => [
  'Exposed',
  `${size} ${size === 1 ? 'container' : 'containers'} reachable from the outside`,
];

/** R256: returns, by container id, the name or address by which the viewer reaches it. */
export function lensTags(index: TopologyIndex, lens: EngineLens | null): ReadonlyMap<string, string> | null {
  return lens?.kind === 'from' ? tagsIn(viewFrom(index, lens.containerId)) : null;
}

const tagsIn = once(({ viewerId, reached }: ViewFrom): ReadonlyMap<string, string> => {
  const tags = new Map([...reached].map(([id, each]) => [id, tagOf(each)]));
  return tags.set(viewerId, 'from here');
});

/** The number of characters that fit on a card. */
const ROOM = 23;

/** Returns as many names as fit, and the number of further ones. */
const tagOf = once(({ code, names }: ReachedContainer): string => {
  const most = [...names.keys()].findLast(
    (last) => reachedAsText({ code, names: names.slice(0, last + 1) }).length <= ROOM,
  );
  const shown = names.slice(0, Math.max(1, (most ?? 0) + 1));
  const rest = names.length - shown.length;
  return `${reachedAsText({ code, names: shown })}${rest > 0 ? ` +${rest}` : ''}`;
});

/** R256: joins the names, or addresses, by which a container is reached. Published ports are marked as such. */
export function reachedAsText({ code, names }: ReachedContainer): string {
  if (code === 'u') return 'unknown';
  return code === 'p' ? `port ${names.join(', ')}` : names.join(' · ');
}

/**
 * R257: returns the containers that the outside or a LAN reaches, with the sharers of their network stacks, and the
 * networks that are exposed with them. The same object until that changes.
 */
const exposedMatches = keep(exposedNow, (before, index) => {
  const now = exposedNow(index);
  const isSame = isEqualSet(before.containers, now.containers) && isEqualSet(before.networks, now.networks);
  return isSame ? before : now;
});

/** Costs what is exposed, not what exists. */
function exposedNow(index: TopologyIndex): Matches {
  const containers = new Set<string>();
  const networks = new Set<string>();
  for (const [id, exposures] of containerExposures(index)) {
    const open = exposures.filter(({ reach }) => reach !== 'host');
    if (open.length === 0) continue;
    containers.add(id);
    for (const sharer of index.sharersOf(id)) containers.add(sharer.id);
    for (const exposure of open) if ('networkId' in exposure) networks.add(exposure.networkId);
  }
  return { containers, networks };
}

const isEqualSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
