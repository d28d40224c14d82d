import { refusalToConnect, refusalToDisconnect, refusalToRemove } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import type { Intent } from '../store/intentStore.ts';
import type { Selection } from '../store/selection.ts';

/** Something that can be asked for about a thing; `refusal` says why the engine would not do it. */
export interface Action {
  key: string;
  label: string;
  intent: Intent;
  refusal: string | null;
  /** Takes something away: shown apart from the others. */
  removes: boolean;
}

/** R85: what can be asked for about a thing, the same on map, in inspector, table and palette; impossible ones say why. */
export function actionsOf(index: TopologyIndex, selection: Selection): Action[] {
  switch (selection.kind) {
    case 'container':
      return actionsOfContainer(index, selection.id);
    case 'network':
      return actionsOfNetwork(index, selection.id);
    case 'attachment': {
      const attachment = index.attachments.get(selection.id);
      return attachment ? disconnectAction(index, attachment.containerId, attachment.networkId) : [];
    }
    case 'outside':
    case 'host':
      return [];
  }
}

function actionsOfContainer(index: TopologyIndex, containerId: string): Action[] {
  const container = index.containers.get(containerId);
  if (!container) return [];
  return [
    {
      key: 'connect',
      label: 'Connect to a network…',
      intent: { kind: 'connect', containerIds: [containerId], networkIds: [] },
      refusal: whyNoNetwork(index, container),
      removes: false,
    },
    ...index
      .attachmentsOfContainer(containerId)
      .flatMap((attachment) => disconnectAction(index, containerId, attachment.networkId)),
  ];
}

function actionsOfNetwork(index: TopologyIndex, networkId: string): Action[] {
  const network = index.networks.get(networkId);
  if (!network) return [];
  return [
    {
      key: 'connect',
      label: 'Connect a container…',
      intent: { kind: 'connect', containerIds: [], networkIds: [networkId] },
      refusal: whyNoContainer(index, networkId),
      removes: false,
    },
    {
      key: 'remove',
      label: 'Remove network…',
      intent: { kind: 'remove-networks', networkIds: [networkId] },
      refusal: refusalToRemove(index, network)?.reason ?? null,
      removes: true,
    },
  ];
}

function disconnectAction(index: TopologyIndex, containerId: string, networkId: string): Action[] {
  const container = index.containers.get(containerId);
  const network = index.networks.get(networkId);
  if (!container || !network) return [];
  return [
    {
      key: `disconnect ${networkId}`,
      label: `Disconnect from ${network.name}…`,
      intent: { kind: 'disconnect', containerId, networkId },
      refusal: refusalToDisconnect(index, container, network)?.reason ?? null,
      removes: true,
    },
  ];
}

/** Why there is no network this container could join: its namespace, or that none is left. */
function whyNoNetwork(index: TopologyIndex, container: Container): string | null {
  const refusals = index.topology.networks.map((network) => refusalToConnect(index, container, network));
  if (refusals.includes(null)) return null;
  const ofNamespace = refusals.find((each) => each?.code.endsWith('-namespace'));
  return ofNamespace?.reason ?? 'There is no other network that it could join: create one first.';
}

function whyNoContainer(index: TopologyIndex, networkId: string): string | null {
  const network = index.networks.get(networkId);
  if (!network) return null;
  const refusals = index.topology.containers.map((container) => refusalToConnect(index, container, network));
  if (refusals.includes(null)) return null;
  const ofNetwork = refusals.find(
    (each) => each && each.code !== 'already-connected' && !each.code.endsWith('-namespace'),
  );
  return ofNetwork?.reason ?? 'There is no container left that could join this network.';
}
