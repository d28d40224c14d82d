import type { PruneCandidate } from '@portolan/protocol';
import { hasLabel } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';

interface PruneFilter {
  /** `key` and `key=value` must be present, `key!=value` and `!key` must be absent. All of them must hold. */
  labels: readonly string[];
  /** Only networks created before this time, in ms since 1970. */
  until: number | null;
}

/**
 * R144: returns the networks that a prune may remove, sorted by name. They have no member that runs or that may start
 * by itself. Networks that the engine needs and config-only networks in use are left out. The engine's `dangling`
 * filter is not used, because it is wrong on 20.10.24 and 28.5.2.
 */
export function toPrunePreview(index: TopologyIndex, filter: PruneFilter): PruneCandidate[] {
  const sources = new Set(index.topology.networks.map((each) => each.configFrom));
  return index.topology.networks
    .filter((network) => !isNeverPruned(network) && !(network.configOnly && sources.has(network.name)))
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

/**
 * True for networks that the engine needs itself: the predefined ones, and the two of a swarm (`ingress` and
 * `docker_gwbridge`), which have endpoints that belong to no container.
 */
export const isNeverPruned = ({ predefined, ingress, name }: Network): boolean =>
  predefined || ingress || name === 'docker_gwbridge';

/** A `restarting` container is not at rest, because it runs again in a moment. */
const isAtRest = ({ state }: Container): boolean =>
  state === 'exited' || state === 'created' || state === 'dead';

/** A member that is not in the topology is `null`. */
function membersOf(index: TopologyIndex, network: Network): (Container | null)[] {
  return [
    ...index.attachmentsOfNetwork(network.id),
    // A container that was attached while stopped may report only the network's name (R28).
    ...index.attachmentsOfNetwork('').filter((each) => each.networkName === network.name),
  ].map((each) => index.containers.get(each.containerId) ?? null);
}

function passes({ labels, created }: Network, filter: PruneFilter): boolean {
  // A network of unknown age may be too young.
  if (filter.until !== null && (created === null || Date.parse(created) > filter.until)) return false;
  return filter.labels.every((label) => {
    const not = /^(?:!(?<key>[^=]+)|(?<name>[^=]+)!=(?<value>.*))$/s.exec(label)?.groups;
    if (!not) return hasLabel(labels, label);
    return !hasLabel(labels, not.key ?? `${not.name}=${not.value}`);
  });
}
