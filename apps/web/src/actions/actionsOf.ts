import { refusalToConnect, refusalToDisconnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { Selection } from '../store/selection.ts';
import type { Action } from './Action.ts';
import { containerActions } from './containerActions.ts';
import { networkActions } from './networkActions.ts';

export type { Action } from './Action.ts';

/** R85: what can be asked for about a thing, the same on map, in inspector, table and palette; impossible ones say why. */
export function actionsOf(index: TopologyIndex, selection: Selection): Action[] {
  switch (selection.kind) {
    case 'container': {
      const container = index.containers.get(selection.id);
      if (!container) return [];
      const refusals = index.topology.networks.map((network) => refusalToConnect(index, container, network));
      return [
        {
          key: 'connect',
          label: 'Connect to a network…',
          intent: { kind: 'connect', containerIds: [container.id], networkIds: [] },
          refusal: whyNoNetwork(refusals),
          removes: false,
          about: 'membership',
        },
        ...index
          .attachmentsOfContainer(container.id)
          .flatMap((attachment) => disconnectAction(index, container.id, attachment.networkId)),
        ...containerActions(container),
      ];
    }
    case 'network': {
      const network = index.networks.get(selection.id);
      return network ? networkActions(index, network) : [];
    }
    case 'attachment': {
      const attachment = index.attachments.get(selection.id);
      return attachment ? disconnectAction(index, attachment.containerId, attachment.networkId) : [];
    }
    case 'outside':
    case 'host':
      return [];
  }
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
      about: 'membership',
    },
  ];
}

/** Why there is no network a container could join: its namespace, or that none is left. */
function whyNoNetwork(refusals: ReturnType<typeof refusalToConnect>[]): string | null {
  if (refusals.includes(null)) return null;
  const ofNamespace = refusals.find((each) => each?.code.endsWith('-namespace'));
  return ofNamespace?.reason ?? 'There is no other network that it could join: create one first.';
}
