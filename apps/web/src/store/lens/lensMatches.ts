import { exposureOf, sharersByOwner } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Matches } from '../filter/filterTopology.ts';
import { endName } from '../verdict/endPair.ts';
import type { Lens } from '../useView.ts';
import { viewFrom } from './viewFrom.ts';
import type { ReachedContainer } from './viewFrom.ts';

/** R256, R257: what a lens lets pass; all else steps back. `null`: there is none. */
export function lensMatches(index: TopologyIndex, lens: Lens | null): Matches | null {
  if (!lens) return null;
  if (lens.kind === 'exposed') return exposedMatches(index);
  const { reached, networks } = viewFrom(index, lens.containerId);
  return { containers: new Set([lens.containerId, ...reached.keys()]), networks };
}

/** What passes both of two. */
export function bothMatch(a: Matches | null, b: Matches | null): Matches | null {
  if (!a || !b) return a ?? b;
  return { containers: both(a.containers, b.containers), networks: both(a.networks, b.networks) };
}

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((id) => b.has(id)));

/** R256, R257: what is looked through and what is seen, in a few words each; names as the engine has them. */
export function lensText(index: TopologyIndex, lens: Lens): string[] {
  if (lens.kind === 'exposed') {
    const { size } = exposedMatches(index).containers;
    return ['Exposed', `${size} ${size === 1 ? 'container' : 'containers'} reached from the outside`];
  }
  const title = `View from ${endName(index, lens.containerId)}`;
  if (!index.containers.has(lens.containerId)) return [title, 'gone'];
  const { reached, throughPorts, unknown } = viewFrom(index, lens.containerId);
  return [
    title,
    `${reached.size - unknown} reachable`,
    ...(throughPorts > 0 ? [`${throughPorts} only through published ports`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ];
}

/** R256: what is written at each container: as what it is reached from where one looks. */
export function lensTags(index: TopologyIndex, lens: Lens | null): ReadonlyMap<string, string> | null {
  if (lens?.kind !== 'from') return null;
  const { reached, viewerId } = viewFrom(index, lens.containerId);
  const tags = new Map([...reached].map(([id, each]) => [id, tagOf(each)]));
  return tags.set(viewerId, 'from here');
}

/** Characters that a card has room for. */
const ROOM = 23;

/** As many names as fit, and how many more there are. */
function tagOf({ code: letter, names: as }: ReachedContainer): string {
  const most = [...as.keys()].findLast(
    (last) => reachedAsText({ code: letter, names: as.slice(0, last + 1) }).length <= ROOM,
  );
  const shown = as.slice(0, Math.max(1, (most ?? 0) + 1));
  const rest = as.length - shown.length;
  return `${reachedAsText({ code: letter, names: shown })}${rest > 0 ? ` +${rest}` : ''}`;
}

/** R256: names, or where there are none an address; a port where nothing else leads there. */
export function reachedAsText({ code: letter, names: as }: ReachedContainer): string {
  if (letter === 'u') return 'not known';
  return letter === 'p' ? `port ${as.join(', ')}` : as.join(' · ');
}

const known = new WeakMap<TopologyIndex, Matches>();

/** R257: the containers that the outside or a LAN reaches, sharers of their stacks included, and the networks that lie there with them. */
export function exposedMatches(index: TopologyIndex): Matches {
  const before = known.get(index);
  if (before) return before;
  const sharers = sharersByOwner(index.containers);
  const containers = new Set<string>();
  const networks = new Set<string>();
  for (const exposure of exposureOf(index)) {
    if (exposure.reach === 'host') continue;
    containers.add(exposure.containerId);
    for (const { id } of sharers.get(exposure.containerId) ?? []) containers.add(id);
    if ('networkId' in exposure) networks.add(exposure.networkId);
  }
  const made = { containers, networks };
  known.set(index, made);
  return made;
}
