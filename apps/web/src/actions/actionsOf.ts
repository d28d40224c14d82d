import {
  refusalOfState,
  refusalToConnect,
  refusalToDisconnect,
  refusalToJoin,
  refusalToRemove,
} from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import type { Intent } from '../store/intentStore.ts';
import type { Entity } from '../store/selection.ts';

/**
 * A change that the user can request for an entity. `refusal` is the reason why the engine would refuse it, or `null`.
 */
export interface Action {
  key: string;
  label: string;
  intent: Intent;
  refusal: string | null;
  /** True if it removes something: shown in red. */
  removes: boolean;
  /** Whether it changes attachments or the entity itself. Lists separate the two. */
  about: 'attachments' | 'entity';
}

/**
 * R85: returns the changes that the user can request for an entity. Map, inspector, table and palette show the same
 * ones. Those that the engine would refuse are included, with the reason.
 */
export function actionsOf(index: TopologyIndex, selection: Entity): Action[] {
  switch (selection.kind) {
    case 'container': {
      const container = index.containers.get(selection.id);
      if (!container) return [];
      return [
        {
          key: 'connect',
          label: 'Connect to a network…',
          intent: { kind: 'connect', containerIds: [container.id], networkIds: [] },
          refusal: whyNoNetwork(index, container),
          removes: false,
          about: 'attachments',
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
      about: 'attachments',
    },
  ];
}

/** Returns why a container can be connected to no network: its namespace, or that no other network is left. */
function whyNoNetwork(index: TopologyIndex, container: Container): string | null {
  const refusals: ReturnType<typeof refusalToConnect>[] = [];
  for (const network of index.networks.values()) {
    const refusal = refusalToConnect(index, container, network);
    if (refusal === null) return null;
    refusals.push(refusal);
  }
  const namespaceRefusal = refusals.find((each) => each?.code.endsWith('-namespace'));
  return (
    namespaceRefusal?.reason ?? 'There is no other network that it can be connected to. Create one first.'
  );
}

const containerLabels = {
  start: 'Start',
  stop: 'Stop…',
  restart: 'Restart…',
  pause: 'Pause…',
  unpause: 'Unpause',
  remove: 'Remove container…',
};

/**
 * R160: returns the actions on a container itself. Of start and stop, and of pause and unpause, only the one that fits
 * is listed.
 */
function containerActions(container: Container): Action[] {
  const canStart = refusalOfState(container, 'stop') !== null;
  const toAction = (verb: keyof typeof containerLabels): Action => ({
    key: verb,
    label: containerLabels[verb],
    intent: { kind: 'container', verb, containerId: container.id },
    refusal: refusalOfState(container, verb),
    removes: verb === 'remove',
    about: 'entity',
  });
  return [
    toAction(canStart ? 'start' : 'stop'),
    toAction('restart'),
    toAction(container.state === 'paused' ? 'unpause' : 'pause'),
    {
      key: 'rename',
      label: 'Rename…',
      intent: { kind: 'rename-container', containerId: container.id },
      refusal: refusalOfState(container, 'rename'),
      removes: false,
      about: 'entity',
    },
    toAction('remove'),
  ];
}

/** R85: returns the changes that the user can request for a network. */
function networkActions(index: TopologyIndex, network: Network): Action[] {
  return [
    {
      key: 'connect',
      label: 'Connect a container…',
      intent: { kind: 'connect', containerIds: [], networkIds: [network.id] },
      refusal: whyNoContainer(index, network),
      removes: false,
      about: 'attachments',
    },
    {
      key: 'run',
      label: 'Run a container here…',
      intent: { kind: 'run-container', networkIds: [network.id] },
      refusal: refusalToJoin(network)?.reason ?? null,
      removes: false,
      about: 'attachments',
    },
    {
      key: 'duplicate',
      label: 'Duplicate…',
      intent: { kind: 'create-network', like: network.id },
      refusal: index.engine.networkDrivers.includes(network.driver)
        ? null
        : network.driver === ''
          ? 'The network cannot be duplicated: it has no driver yet.'
          : `The engine cannot create another network with the driver ${network.driver}.`,
      removes: false,
      about: 'entity',
    },
    {
      key: 'remove',
      label: 'Remove network…',
      intent: { kind: 'remove-networks', networkIds: [network.id] },
      refusal: refusalToRemove(index, network)?.reason ?? null,
      removes: true,
      about: 'entity',
    },
  ];
}

function whyNoContainer(index: TopologyIndex, network: Network): string | null {
  for (const container of index.containers.values())
    if (refusalToConnect(index, container, network) === null) return null;
  return (
    refusalToJoin(network)?.reason ?? 'There is no other container that can be connected to this network.'
  );
}
