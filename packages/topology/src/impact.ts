import { isRunning } from './namespaces.ts';
import type { Container, Network } from './model.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

/** An edit of the engine, as far as its effect on the topology goes. */
export type Edit =
  | { kind: 'connect'; containerId: string; networkId: string }
  | { kind: 'disconnect'; containerId: string; networkId: string }
  | { kind: 'remove-network'; networkId: string };

/** What an edit would change, in containers; each list is sorted by name. */
export interface Impact {
  /** Containers that come to share a network with the edited one, and did not before. */
  gained: Container[];
  /** Containers that share no network with it any more. */
  lost: Container[];
  /** Whether its published ports stop: its last network that can carry them goes. */
  portsStop: boolean;
  /** Stopped containers that could not start any more, because a network they need is gone. */
  cannotStart: Container[];
}

/** R10: what `edit` would change. Shared networks are counted, not verdicts. */
export function impactOf(index: TopologyIndex, edit: Edit): Impact {
  switch (edit.kind) {
    case 'connect':
      return { ...noImpact(), gained: exclusivePeers(index, edit.containerId, edit.networkId) };
    case 'disconnect':
      return {
        ...noImpact(),
        lost: exclusivePeers(index, edit.containerId, edit.networkId),
        portsStop: wouldStopPorts(index, edit.containerId, edit.networkId),
      };
    case 'remove-network':
      return {
        ...noImpact(),
        cannotStart: membersOf(index, edit.networkId).filter((member) => !isRunning(member)),
      };
  }
}

const noImpact = (): Impact => ({ gained: [], lost: [], portsStop: false, cannotStart: [] });

/** Members of the network that share no other network with the container. */
function exclusivePeers(index: TopologyIndex, containerId: string, networkId: string): Container[] {
  const others = new Set<string>();
  for (const attachment of index.attachmentsOfContainer(containerId)) {
    if (attachment.networkId === networkId) continue;
    for (const peer of index.attachmentsOfNetwork(attachment.networkId)) others.add(peer.containerId);
  }
  return membersOf(index, networkId).filter((member) => member.id !== containerId && !others.has(member.id));
}

function membersOf(index: TopologyIndex, networkId: string): Container[] {
  return index
    .attachmentsOfNetwork(networkId)
    .map((attachment) => index.containers.get(attachment.containerId))
    .filter((member) => member !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Published ports follow the gateway endpoint from bridge to bridge and vanish with the last (28.5.2). */
function wouldStopPorts(index: TopologyIndex, containerId: string, networkId: string): boolean {
  const container = index.containers.get(containerId);
  if (!container?.ports.some((port) => port.publicPort !== null)) return false;
  return !index
    .attachmentsOfContainer(containerId)
    .some(
      (attachment) =>
        attachment.networkId !== networkId && carriesPorts(index.networks.get(attachment.networkId)),
    );
}

function carriesPorts(network: Network | undefined): boolean {
  return (
    network !== undefined &&
    !network.internal &&
    (network.driver === 'bridge' || network.driver === 'overlay')
  );
}
