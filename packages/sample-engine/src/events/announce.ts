import type { ContainerRecord, NetworkRecord } from '../state/records.ts';
import type { EventLog } from './EventLog.ts';

/** Publishes a container event; labels merge with the built-in attributes, which win. */
export function announceContainer(
  events: EventLog,
  container: ContainerRecord,
  action: string,
  more: Record<string, string> = {},
): void {
  events.publish({
    status: action,
    id: container.id,
    from: container.image,
    Type: 'container',
    Action: action,
    Actor: {
      ID: container.id,
      Attributes: {
        ...Object.fromEntries(container.labels),
        image: container.image,
        name: container.name,
        ...more,
      },
    },
    scope: 'local',
  });
}

/** Publishes a network event; the actor is the network, the container an attribute. */
export function announceNetwork(
  events: EventLog,
  network: NetworkRecord,
  action: string,
  container?: ContainerRecord,
): void {
  events.publish({
    Type: 'network',
    Action: action,
    Actor: {
      ID: network.id,
      Attributes: {
        ...(container ? { container: container.id } : {}),
        name: network.name,
        type: network.configOnly ? 'null' : network.driver,
      },
    },
    scope: 'local',
  });
}

/** Publishes what the swarm manager says of a network; it knows no driver. */
export function announceSwarmNetwork(events: EventLog, network: NetworkRecord, action: string): void {
  events.publish({
    Type: 'network',
    Action: action,
    Actor: { ID: network.id, Attributes: { name: network.name } },
    scope: 'swarm',
  });
}
