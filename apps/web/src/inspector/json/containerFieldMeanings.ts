import { reachOf, resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, TopologyIndex } from '@portolan/topology';
import { stateText } from '../parts/StateDot.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';
import { toPortText } from '../parts/toPortText.ts';
import type { Path } from './jsonFields.ts';
import { toMeaning, toMeaningLookup } from './FieldMeaning.ts';
import type { FieldMeaning, FieldRule } from './FieldMeaning.ts';

const NETWORKS = 'NetworkSettings/Networks/*';

/** R175: returns a lookup for what the topology knows of a field in a container's JSON; `null` if it knows nothing of it. */
export function containerFieldMeanings(
  index: TopologyIndex,
  container: Container,
): (path: Path) => FieldMeaning | null {
  const on = (name: string): Attachment | undefined =>
    index.attachmentsOfContainer(container.id).find((each) => each.networkName === name);
  const list = (texts: readonly string[] | undefined) => texts?.join(', ');
  const rules: FieldRule[] = [
    ['Name', () => toMeaning('Name', container.name)],
    ['Id', () => toMeaning('ID', container.id)],
    ['State/Status', () => toMeaning('State', stateText(container))],
    ['State/Health/Status', () => toMeaning('Health', container.health)],
    ['State/ExitCode', () => toMeaning('Exit code', container.exitCode)],
    ['State/StartedAt', () => toMeaning('Started', container.startedAt && toLocalTime(container.startedAt))],
    ['Created', () => toMeaning('Created', container.created && toLocalTime(container.created))],
    ['Config/Hostname', () => toMeaning('Hostname', container.hostname)],
    ['Config/Image', () => toMeaning('Image', container.image)],
    ['Config/ExposedPorts/*', (port) => portMeaning(container, port)],
    ['Config/Labels/com.docker.compose.project', () => toMeaning('Project', container.project)],
    ['Config/Labels/com.docker.compose.service', () => toMeaning('Service', container.service)],
    ['HostConfig/NetworkMode', () => toMeaning('Network stack', networkStackText(index, container))],
    ['HostConfig/PortBindings/*', (port) => portMeaning(container, port)],
    ['NetworkSettings/Ports/*', (port) => portMeaning(container, port)],
    [
      'NetworkSettings/Networks',
      () => toMeaning('Networks', index.attachmentsOfContainer(container.id).length),
    ],
    [NETWORKS, (name) => toMeaning('Attachment', on(name)?.state)],
    [`${NETWORKS}/IPAMConfig/IPv4Address`, (name) => toMeaning('Requested IPv4', on(name)?.requested.ipv4)],
    [`${NETWORKS}/IPAMConfig/IPv6Address`, (name) => toMeaning('Requested IPv6', on(name)?.requested.ipv6)],
    [
      `${NETWORKS}/IPAMConfig/LinkLocalIPs`,
      (name) => toMeaning('Requested link-local', list(on(name)?.requested.linkLocalIps)),
    ],
    [`${NETWORKS}/IPAddress`, (name) => toMeaning('IPv4', on(name)?.ipv4)],
    [`${NETWORKS}/GlobalIPv6Address`, (name) => toMeaning('IPv6', on(name)?.ipv6)],
    [`${NETWORKS}/MacAddress`, (name) => toMeaning('MAC', on(name)?.mac)],
    [`${NETWORKS}/Gateway`, (name) => toMeaning('Gateway', on(name)?.gateway)],
    [`${NETWORKS}/IPv6Gateway`, (name) => toMeaning('IPv6 gateway', on(name)?.gatewayIPv6)],
    [`${NETWORKS}/GwPriority`, (name) => toMeaning('Gateway priority', on(name)?.gatewayPriority)],
    [`${NETWORKS}/Aliases`, (name) => toMeaning('Aliases', list(on(name)?.aliases))],
    [`${NETWORKS}/DNSNames`, (name) => toMeaning('Names on this network', list(on(name)?.names))],
    [`${NETWORKS}/Links`, (name) => toMeaning('Links', list(on(name)?.links))],
    [`${NETWORKS}/NetworkID`, (name) => toMeaning('Network', networkText(index, on(name)))],
  ];
  return toMeaningLookup(rules);
}

/** Returns how a port such as `80/tcp` is published. */
function portMeaning(container: Container, key: string): FieldMeaning | null {
  const ports = container.ports.filter((each) => `${each.privatePort}/${each.type}` === key);
  const texts = ports.map((each) => {
    if (each.publicPort === null) return 'not published';
    return `${toPortText(each)}, ${reachOf(each) === 'host' ? 'this host only' : 'outside'}`;
  });
  return toMeaning('Port', texts.join('; '));
}

function networkStackText(index: TopologyIndex, container: Container): string {
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken')
    return resolved.reason === 'cycle' ? 'network modes form a loop' : 'owner container removed';
  if (resolved.ownerId !== container.id) {
    return `that of ${index.containers.get(resolved.ownerId)?.name ?? resolved.ownerId.slice(0, 12)}`;
  }
  return { own: 'its own', host: 'the host’s', none: 'loopback only' }[resolved.kind];
}

function networkText(index: TopologyIndex, attachment: Attachment | undefined): string | null {
  if (!attachment) return null;
  const network = index.networks.get(attachment.networkId);
  return network ? `${network.name}, ${network.driver}` : 'network removed';
}
