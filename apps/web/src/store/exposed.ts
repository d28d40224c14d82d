import { exposureOf, sharersByOwner } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Matches } from './filterTopology.ts';

const known = new WeakMap<TopologyIndex, Matches>();

/** R257: the containers that the outside or a LAN reaches, sharers of their stacks included, and the networks that lie there with them. */
export function exposedBy(index: TopologyIndex): Matches {
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
