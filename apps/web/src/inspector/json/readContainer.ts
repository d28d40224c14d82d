import { reachOf, resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, TopologyIndex } from '@portolan/topology';
import { stateWord } from '../StateDot.tsx';
import { toMoment } from '../toMoment.ts';
import { toPortText } from '../toPortText.ts';
import type { Path } from './jsonFields.ts';
import { read, readerOf } from './Reading.ts';
import type { Reading, Rule } from './Reading.ts';

const NETWORKS = 'NetworkSettings/Networks/*';

/** R175: what the topology holds of a field of a container's JSON; `null` where it holds nothing of it. */
export function readContainer(index: TopologyIndex, container: Container): (path: Path) => Reading | null {
  const on = (name: string): Attachment | undefined =>
    index.attachmentsOfContainer(container.id).find((each) => each.networkName === name);
  const list = (texts: readonly string[] | undefined) => texts?.join(', ');
  const rules: Rule[] = [
    ['Name', () => read('Name', container.name)],
    ['Id', () => read('Id', container.id)],
    ['State/Status', () => read('State', stateWord(container))],
    ['State/Health/Status', () => read('Health', container.health)],
    ['State/ExitCode', () => read('Exit code', container.exitCode)],
    ['State/StartedAt', () => read('Started', container.startedAt && toMoment(container.startedAt))],
    ['Created', () => read('Created', container.created && toMoment(container.created))],
    ['Config/Hostname', () => read('Hostname', container.hostname)],
    ['Config/Image', () => read('Image', container.image)],
    ['Config/ExposedPorts/*', (port) => readPort(container, port)],
    ['Config/Labels/com.docker.compose.project', () => read('Project', container.project)],
    ['Config/Labels/com.docker.compose.service', () => read('Service', container.service)],
    ['HostConfig/NetworkMode', () => read('Network stack', stackOf(index, container))],
    ['HostConfig/PortBindings/*', (port) => readPort(container, port)],
    ['NetworkSettings/Ports/*', (port) => readPort(container, port)],
    ['NetworkSettings/Networks', () => read('Networks', index.attachmentsOfContainer(container.id).length)],
    [NETWORKS, (name) => read('Attachment', on(name)?.state)],
    [`${NETWORKS}/IPAMConfig/IPv4Address`, (name) => read('Asked IPv4', on(name)?.requested.ipv4)],
    [`${NETWORKS}/IPAMConfig/IPv6Address`, (name) => read('Asked IPv6', on(name)?.requested.ipv6)],
    [
      `${NETWORKS}/IPAMConfig/LinkLocalIPs`,
      (name) => read('Asked link-local', list(on(name)?.requested.linkLocalIps)),
    ],
    [`${NETWORKS}/IPAddress`, (name) => read('IPv4', on(name)?.ipv4)],
    [`${NETWORKS}/GlobalIPv6Address`, (name) => read('IPv6', on(name)?.ipv6)],
    [`${NETWORKS}/MacAddress`, (name) => read('MAC', on(name)?.mac)],
    [`${NETWORKS}/Gateway`, (name) => read('Gateway', on(name)?.gateway)],
    [`${NETWORKS}/IPv6Gateway`, (name) => read('Gateway v6', on(name)?.gatewayIPv6)],
    [`${NETWORKS}/GwPriority`, (name) => read('Priority', on(name)?.gatewayPriority)],
    [`${NETWORKS}/Aliases`, (name) => read('Aliases', list(on(name)?.aliases))],
    [`${NETWORKS}/DNSNames`, (name) => read('Names others can use', list(on(name)?.names))],
    [`${NETWORKS}/Links`, (name) => read('Links', list(on(name)?.links))],
    [`${NETWORKS}/NetworkID`, (name) => read('Network', networkOf(index, on(name)))],
  ];
  return readerOf(rules);
}

/** `80/tcp` as the ports of the container tell it. */
function readPort(container: Container, key: string): Reading | null {
  const ports = container.ports.filter((each) => `${each.privatePort}/${each.type}` === key);
  const texts = ports.map((each) => {
    if (each.publicPort === null) return 'not published';
    return `${toPortText(each)}, ${reachOf(each) === 'host' ? 'this host only' : 'outside'}`;
  });
  return read('Port', texts.join('; '));
}

function stackOf(index: TopologyIndex, container: Container): string {
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken') return 'of a container that is gone, or in a circle';
  if (resolved.ownerId !== container.id) {
    return `that of ${index.containers.get(resolved.ownerId)?.name ?? resolved.ownerId.slice(0, 12)}`;
  }
  return { own: 'its own', host: 'the host’s', none: 'none but loopback' }[resolved.kind];
}

function networkOf(index: TopologyIndex, attachment: Attachment | undefined): string | null {
  if (!attachment) return null;
  const network = index.networks.get(attachment.networkId);
  return network ? `${network.name}, ${network.driver}` : 'gone';
}
