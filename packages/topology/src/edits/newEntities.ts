import { attachmentId } from '../model.ts';
import type { Attachment, Container, Network } from '../model.ts';
import type { Edit, RequestedEndpoint } from './Edit.ts';

/** Stands for the id that the engine will give to a new entity of this name. */
export const placeholderId = (name: string): string => `new ${name}`;

/** A network with the engine's defaults. */
export function newNetwork(name: string): Network {
  return {
    id: placeholderId(name),
    name,
    driver: 'bridge',
    scope: 'local',
    created: null,
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
  };
}

/** A container as `run-container` creates it, before it joins any network. */
export function newContainer({ name, networks }: Extract<Edit, { kind: 'run-container' }>): Container {
  return {
    id: placeholderId(name),
    name,
    image: '',
    state: 'running',
    health: null,
    exitCode: null,
    created: null,
    startedAt: null,
    // The engine's default is the short id, which is not known yet.
    hostname: '',
    networkMode: networks[0]?.networkId ?? 'bridge',
    namespace: { kind: 'own' },
    ports: [],
    labels: {},
    project: null,
    service: null,
  };
}

/** An attachment as requested, without what the engine adds at a start: endpoint, addresses and gateway. */
export function newAttachment(
  container: Container,
  network: Network,
  request: RequestedEndpoint,
): Attachment {
  const aliases = request.aliases ?? [];
  return {
    id: attachmentId(container.id, network.id),
    containerId: container.id,
    networkId: network.id,
    networkName: network.name,
    state: 'configured',
    endpointId: null,
    ipv4: null,
    ipv6: null,
    mac: null,
    gateway: null,
    gatewayIPv6: null,
    gatewayPriority: request.gatewayPriority ?? 0,
    aliases,
    names: network.predefined ? [] : namesOf(container, aliases),
    links: request.links ?? [],
    driverOptions: {},
    requested: { ipv4: request.ipv4 ?? null, ipv6: request.ipv6 ?? null, linkLocalIps: [] },
  };
}

/** R29: the names by which a container is found on a network with a name service. */
export function namesOf({ id, name, hostname }: Container, aliases: readonly string[]): string[] {
  const names = [name, ...aliases, id.slice(0, 12), hostname];
  return [...new Set(names.filter((each) => each !== ''))];
}
