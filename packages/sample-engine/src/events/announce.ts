import type { ContainerRecord, NetworkRecord } from '../state/records.ts';
import type { EventLog } from './EventLog.ts';

/** Publishes a container event. Its attributes are the labels and the built-in ones, which take precedence. */
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

/** Publishes a network event. The actor is the network; the container is an attribute. */
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

/** Publishes a network event of the swarm manager, which does not contain the driver. */
export function announceSwarmNetwork(events: EventLog, network: NetworkRecord, action: string): void {
  events.publish({
    Type: 'network',
    Action: action,
    Actor: { ID: network.id, Attributes: { name: network.name } },
    scope: 'swarm',
  });
}
