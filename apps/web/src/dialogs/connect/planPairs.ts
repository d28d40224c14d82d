import { listNames, refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';

/** One container that is to join one network. */
export interface PlannedPair {
  key: string;
  container: Container;
  network: Network;
  state:
    | { kind: 'to-do' }
    /** Done since the dialog was opened. */
    | { kind: 'done' }
    /** The engine would refuse it: it is not asked. */
    | { kind: 'left-out'; reason: string };
}

export const pairKey = (containerId: string, networkId: string): string => `${containerId}:${networkId}`;

/** R158: every chosen container with every chosen network, in the order they are sent; those gone meanwhile are not there. */
export function planPairs(
  index: TopologyIndex,
  containerIds: readonly string[],
  networkIds: readonly string[],
  done: ReadonlySet<string>,
): PlannedPair[] {
  return networkIds.flatMap((networkId) =>
    containerIds.flatMap((containerId): PlannedPair[] => {
      const [container, network] = [index.containers.get(containerId), index.networks.get(networkId)];
      if (!container || !network) return [];
      const key = pairKey(containerId, networkId);
      const reason = refusalToConnect(index, container, network)?.reason;
      const state = done.has(key)
        ? { kind: 'done' as const }
        : reason === undefined
          ? { kind: 'to-do' as const }
          : { kind: 'left-out' as const, reason };
      return [{ key, container, network, state }];
    }),
  );
}

/** What has been done when these pairs are connected. */
export function connectedText(made: readonly PlannedPair[]): string {
  const containers = names(made.map(({ container }) => container));
  const networks = names(made.map(({ network }) => network));
  if (made.length !== containers.length * networks.length) {
    return `Made ${made.length} connections of ${listNames(containers)} to ${listNames(networks)}.`;
  }
  return `Connected ${listNames(containers)} to ${listNames(networks)}.`;
}

const names = (things: readonly { id: string; name: string }[]): string[] => [
  ...new Map(things.map(({ id, name }) => [id, toVisible(name, 60)])).values(),
];
