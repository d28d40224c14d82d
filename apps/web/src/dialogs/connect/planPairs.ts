import { listNames, refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';

/** One container that is to be connected to one network. */
export interface PlannedPair {
  key: string;
  container: Container;
  network: Network;
  state:
    | { kind: 'to-do' }
    /** Connected since the dialog was opened. */
    | { kind: 'done' }
    /** Not sent, because the engine would refuse it. */
    | { kind: 'skipped'; reason: string };
}

export const pairKey = (containerId: string, networkId: string): string => `${containerId}:${networkId}`;

/**
 * R158: pairs each chosen container with each chosen network, in the order of sending. Containers and networks that no
 * longer exist are omitted.
 */
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
          : { kind: 'skipped' as const, reason };
      return [{ key, container, network, state }];
    }),
  );
}

/** Describes in one sentence what was done when these pairs were connected. */
export function connectedText(made: readonly PlannedPair[]): string {
  const containers = names(made.map(({ container }) => container));
  const networks = names(made.map(({ network }) => network));
  if (made.length !== containers.length * networks.length) {
    return `Created ${made.length} attachments: ${listNames(containers)} to ${listNames(networks)}.`;
  }
  return `Connected ${listNames(containers)} to ${listNames(networks)}.`;
}

const names = (things: readonly { id: string; name: string }[]): string[] => [
  ...new Map(things.map(({ id, name }) => [id, toVisible(name, 60)])).values(),
];
