import type { PruneCandidate } from '@portolan/protocol';
import { hasLabel } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';

interface PruneFilter {
  /** `key`, `key=value`, or `key!=value` and `!key` for what must not be there; all must hold. */
  labels: readonly string[];
  /** Only what was made before then, in ms since 1970. */
  until: number | null;
}

/**
 * R144: what may go, by name: neither the engine's own nor a template in use, and without a member that runs or may run
 * again by itself. Not the engine's `dangling` filter: that one is wrong on 20.10.24 and 28.5.2.
 */
export function toPrunePreview(index: TopologyIndex, filter: PruneFilter): PruneCandidate[] {
  const templates = new Set(index.topology.networks.map((each) => each.configFrom));
  return index.topology.networks
    .filter((network) => !isNeverPruned(network) && !(network.configOnly && templates.has(network.name)))
    .filter((network) => passes(network, filter))
    .map((network) => ({ network, members: membersOf(index, network) }))
    .filter(({ members }) => members.every((member) => member !== null && isAtRest(member)))
    .map(({ network, members }) => ({
      id: network.id,
      name: network.name,
      driver: network.driver,
      created: network.created,
      reason: members.length === 0 ? ('unused' as const) : ('stopped-only' as const),
      stoppedMembers: members.flatMap((member) => member?.id ?? []).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The engine's own, a swarm's two among them: endpoints use those that belong to no container. */
export const isNeverPruned = ({ predefined, ingress, name }: Network): boolean =>
  predefined || ingress || name === 'docker_gwbridge';

/** Not `restarting`: that one runs again in a moment. */
const isAtRest = ({ state }: Container): boolean =>
  state === 'exited' || state === 'created' || state === 'dead';

/** `null` for a member of which nothing is known. */
function membersOf(index: TopologyIndex, network: Network): (Container | null)[] {
  return [
    ...index.attachmentsOfNetwork(network.id),
    // Attached while stopped, it may be known by the network's name only (R28).
    ...index.attachmentsOfNetwork('').filter((each) => each.networkName === network.name),
  ].map((each) => index.containers.get(each.containerId) ?? null);
}

function passes({ labels, created }: Network, filter: PruneFilter): boolean {
  // Where the engine does not say when it was made, it may be too young.
  if (filter.until !== null && (created === null || Date.parse(created) > filter.until)) return false;
  return filter.labels.every((wanted) => {
    const not = /^(?:!(?<key>[^=]+)|(?<name>[^=]+)!=(?<value>.*))$/s.exec(wanted)?.groups;
    if (!not) return hasLabel(labels, wanted);
    return !hasLabel(labels, not.key ?? `${not.name}=${not.value}`);
  });
}
