import { sortById } from '../sortById.ts';
import { attachmentId } from '../model.ts';
import type { Attachment, Container, Engine, Network, Topology } from '../model.ts';

/** An engine for tests; the given fields override its defaults. */
export function anEngine(fields: Partial<Engine> = {}): Engine {
  return {
    id: 'ENGINE',
    name: 'test-host',
    product: 'docker',
    version: '28.5.2',
    apiVersion: '1.51',
    operatingSystem: 'Debian GNU/Linux',
    rootless: false,
    swarm: false,
    swarmNode: null,
    networkDrivers: ['bridge', 'ipvlan', 'macvlan', 'overlay'],
    sample: false,
    ...fields,
  };
}

/** An id of 64 hex digits, derived from a name. */
export function idOf(name: string): string {
  return Array.from({ length: 64 }, (_, i) => {
    const code = name.charCodeAt(i % name.length) * 31 + i * 7 + name.length;
    return (code % 16).toString(16);
  }).join('');
}

/** A user-defined bridge network. */
export function aNetwork(name: string, fields: Partial<Network> = {}): Network {
  return {
    id: idOf(`network ${name}`),
    name,
    driver: 'bridge',
    scope: 'local',
    created: '2026-01-01T00:00:00Z',
    internal: false,
    attachable: false,
    ingress: false,
    configOnly: false,
    configFrom: null,
    enableIPv4: true,
    enableIPv6: false,
    ipam: { driver: 'default', options: {}, config: [] },
    options: {},
    labels: {},
    predefined: false,
    project: null,
    ...fields,
  };
}

/** A running container with its own network stack. */
export function aContainer(name: string, fields: Partial<Container> = {}): Container {
  return {
    id: idOf(`container ${name}`),
    name,
    image: 'busybox:latest',
    state: 'running',
    health: null,
    exitCode: null,
    created: '2026-01-01T00:00:00Z',
    startedAt: '2026-01-01T00:00:01Z',
    hostname: idOf(`container ${name}`).slice(0, 12),
    networkMode: 'default',
    namespace: { kind: 'own' },
    ports: [],
    labels: {},
    project: null,
    service: null,
    ...fields,
  };
}

/** The attachment of a container to a network; it is live if the container runs. */
export function anAttachment(
  container: Container,
  network: Network,
  fields: Partial<Attachment> = {},
): Attachment {
  const live = container.state === 'running' || container.state === 'paused';
  return {
    id: attachmentId(container.id, network.id),
    containerId: container.id,
    networkId: network.id,
    networkName: network.name,
    state: live ? 'live' : 'configured',
    endpointId: live ? idOf(`endpoint ${container.name} ${network.name}`) : null,
    ipv4: null,
    ipv6: null,
    mac: null,
    gateway: null,
    gatewayIPv6: null,
    gatewayPriority: 0,
    aliases: [],
    names: [container.name, container.id.slice(0, 12)],
    links: [],
    driverOptions: {},
    requested: { ipv4: null, ipv6: null, linkLocalIps: [] },
    ...fields,
  };
}

/** A topology of these entities, sorted by id. */
export function aTopology(parts: Partial<Topology> = {}): Topology {
  return {
    engine: parts.engine ?? anEngine(),
    networks: sortById([...(parts.networks ?? [])]),
    containers: sortById([...(parts.containers ?? [])]),
    attachments: sortById([...(parts.attachments ?? [])]),
  };
}
