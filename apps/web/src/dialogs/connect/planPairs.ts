import { refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';

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
