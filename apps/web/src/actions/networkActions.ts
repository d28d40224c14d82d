import { refusalToConnect, refusalToJoin, refusalToRemove } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { Action } from './Action.ts';

/** R85: what can be asked for about a network. */
export function networkActions(index: TopologyIndex, network: Network): Action[] {
  return [
    {
      key: 'connect',
      label: 'Connect a container…',
      intent: { kind: 'connect', containerIds: [], networkIds: [network.id] },
      refusal: whyNoContainer(index, network),
      removes: false,
      about: 'membership',
    },
    {
      key: 'run',
      label: 'Run a container here…',
      intent: { kind: 'run-container', networkIds: [network.id] },
      refusal: refusalToJoin(network)?.reason ?? null,
      removes: false,
      about: 'membership',
    },
    {
      key: 'duplicate',
      label: 'Duplicate…',
      intent: { kind: 'create-network', like: network.id },
      refusal: index.topology.engine.networkDrivers.includes(network.driver)
        ? null
        : `No other network can be made with the driver ${network.driver || 'that this one has not got yet'}.`,
      removes: false,
      about: 'thing',
    },
    {
      key: 'remove',
      label: 'Remove network…',
      intent: { kind: 'remove-networks', networkIds: [network.id] },
      refusal: refusalToRemove(index, network)?.reason ?? null,
      removes: true,
      about: 'thing',
    },
  ];
}

function whyNoContainer(index: TopologyIndex, network: Network): string | null {
  const refusals = index.topology.containers.map((container) => refusalToConnect(index, container, network));
  if (refusals.includes(null)) return null;
  return refusalToJoin(network)?.reason ?? 'There is no container left that could join this network.';
}
