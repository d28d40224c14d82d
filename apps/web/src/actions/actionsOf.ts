import {
  refusalOfState,
  refusalToConnect,
  refusalToDisconnect,
  refusalToJoin,
  refusalToRemove,
} from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
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
  /** What it changes: who is connected to what, or the thing itself; the two are set apart in lists. */
  about: 'membership' | 'thing';
}

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

const containerLabels = {
  start: 'Start',
  stop: 'Stop…',
  restart: 'Restart…',
  pause: 'Pause…',
  unpause: 'Unpause',
  remove: 'Remove container…',
};

/** R160: what a container itself can be told. Of start and stop, pause and unpause only the one that fits is listed. */
function containerActions(container: Container): Action[] {
  const canStart = refusalOfState(container, 'stop') !== null;
  const act = (verb: keyof typeof containerLabels): Action => ({
    key: verb,
    label: containerLabels[verb],
    intent: { kind: 'container', verb, containerId: container.id },
    refusal: refusalOfState(container, verb),
    removes: verb === 'remove',
    about: 'thing',
  });
  return [
    act(canStart ? 'start' : 'stop'),
    act('restart'),
    act(container.state === 'paused' ? 'unpause' : 'pause'),
    {
      key: 'rename',
      label: 'Rename…',
      intent: { kind: 'rename-container', containerId: container.id },
      refusal: refusalOfState(container, 'rename'),
      removes: false,
      about: 'thing',
    },
    act('remove'),
  ];
}

/** R85: what can be asked for about a network. */
function networkActions(index: TopologyIndex, network: Network): Action[] {
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
